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
  /** Where the measuring begins: at nothing, or where the phase need not wait any more. */
  private start: { readonly now: number; readonly advance: Advance };
  private latest: Advance | undefined;
  /** Milliseconds from the start to the last step, and how many steps there were. */
  private elapsed = 0;
  private steps = 0;

  /** @param now - milliseconds of any clock, here and below */
  constructor(now: number) {
    this.began = now;
    this.start = { now, advance: { done: 0, total: 0 } };
  }

  read(advance: Advance | undefined, now: number): Reading {
    if (advance?.waits) {
      this.start = { now, advance };
      this.elapsed = 0;
      this.steps = 0;
    } else if (advance && advance.done !== (this.latest?.done ?? 0)) {
      this.elapsed = Math.max(1, now - this.start.now);
      this.steps++;
    }
    this.latest = advance;
    const { advance: from } = this.start;
    const fraction = advance && advance.total > 0 ? Math.min(1, advance.done / advance.total) : undefined;
    return {
      fraction,
      seconds: (fraction === 1 ? this.start.now - this.began + this.elapsed : now - this.began) / 1000,
      rowsPerSecond: this.rate(from.rows, advance?.rows),
      bytesPerSecond: this.rate(from.bytes, advance?.bytes),
      secondsLeft: this.secondsLeft(now - this.start.now),
      item: advance?.item,
    };
  }

  private rate(from: number | undefined, to: number | undefined): number | undefined {
    return to === undefined || this.steps === 0 ? undefined : ((to - (from ?? 0)) * 1000) / this.elapsed;
  }

  private secondsLeft(sinceStart: number): number | undefined {
    const { done = 0, total = 0 } = this.latest ?? {};
    const gained = done - this.start.advance.done;
    const left = total - done;
    if (gained <= 0 || left <= 0 || sinceStart < EARLIEST_GUESS * 1000) return undefined;
    if (gained / (gained + left) < LEAST_SHARE) return undefined;
    const sinceStep = sinceStart - this.elapsed;
    const usualStep = this.elapsed / this.steps;
    const overdue = Math.max(0, sinceStep - 2 * usualStep);
    const expected = (this.elapsed / gained) * left - Math.min(sinceStep, 2 * usualStep);
    return Math.max(0, expected + (overdue * left) / gained) / 1000;
  }
}
