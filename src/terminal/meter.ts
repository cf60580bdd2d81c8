/** How far a phase has come. */
export interface Advance {
  /** In units of the phase's own: weeks, bytes, checks. */
  readonly done: number;
  readonly total: number;
  /** Since the phase began. */
  readonly rows?: number | undefined;
  readonly bytes?: number | undefined;
  /** What is being worked on, where it has a name. */
  readonly item?: string | undefined;
  /** It waits for another phase, so its rates and its time left would say nothing. */
  readonly waits?: boolean | undefined;
}

/** What a bar shows of a phase. */
export interface Reading {
  /** 0 to 1; undefined where nobody can tell. */
  readonly fraction: number | undefined;
  /** Since the beginning; of a phase that is done, what it took. */
  readonly seconds: number;
  readonly rowsPerSecond: number | undefined;
  readonly bytesPerSecond: number | undefined;
  /** Undefined while it is too early to say, and at the end. */
  readonly secondsLeft: number | undefined;
  readonly item: string | undefined;
}

/** A guess before so many seconds, or by less than this share of the work, would only jump about. */
const EARLIEST_GUESS = 0.5;
const LEAST_SHARE = 0.01;

/**
 * Measures a phase by what it reports. Rates are means since its beginning, taken at the last step, so that they
 * stand still between steps while the time left counts down; a step that is overdue makes the time left grow.
 */
export class Meter {
  private readonly began: number;
  private latest: Advance | undefined;
  /** Milliseconds from the beginning to the last step, and how many steps there were. */
  private elapsed = 0;
  private steps = 0;

  /** @param now - milliseconds of any clock, here and below */
  constructor(now: number) {
    this.began = now;
  }

  read(advance: Advance | undefined, now: number): Reading {
    const sinceStart = now - this.began;
    if (advance !== undefined && advance.done !== this.latest?.done && advance.done > 0) {
      this.elapsed = Math.max(1, sinceStart);
      this.steps++;
    }
    this.latest = advance;
    const rate = (amount: number | undefined) =>
      amount === undefined || this.steps === 0 || advance?.waits ? undefined : (amount * 1000) / this.elapsed;
    const fraction = advance && advance.total > 0 ? Math.min(1, advance.done / advance.total) : undefined;
    return {
      fraction,
      seconds: (fraction === 1 ? this.elapsed : sinceStart) / 1000,
      rowsPerSecond: rate(advance?.rows),
      bytesPerSecond: rate(advance?.bytes),
      secondsLeft: this.secondsLeft(sinceStart),
      item: advance?.item,
    };
  }

  private secondsLeft(sinceStart: number): number | undefined {
    const { done = 0, total = 0, waits = false } = this.latest ?? {};
    if (waits || done <= 0 || done >= total || sinceStart < EARLIEST_GUESS * 1000) return undefined;
    if (done / total < LEAST_SHARE) return undefined;
    const perUnit = this.elapsed / done;
    const sinceStep = sinceStart - this.elapsed;
    const usualStep = this.elapsed / this.steps;
    const overdue = Math.max(0, sinceStep - 2 * usualStep);
    const left = perUnit * (total - done) - Math.min(sinceStep, 2 * usualStep);
    return Math.max(0, left + (overdue * (total - done)) / done) / 1000;
  }
}
