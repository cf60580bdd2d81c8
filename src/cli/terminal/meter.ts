import type { Advance } from '../../jobs/job.js';

/** The state of a phase's bar. */
export interface Reading {
  /** 0 to 1; undefined where it is unknown. */
  readonly fraction: number | undefined;
  /** Seconds since the beginning, or of the whole phase if it has ended. */
  readonly seconds: number;
  readonly rowsPerSecond: number | undefined;
  readonly bytesPerSecond: number | undefined;
  /** Undefined while it is too early to say, and at the end. */
  readonly secondsLeft: number | undefined;
  readonly item: string | undefined;
}

/** The seconds or the share of the work before the first estimate; earlier ones would vary too much. */
const EARLIEST_GUESS = 0.5;
const LEAST_SHARE = 0.05;

/**
 * Measures a phase from its reports. Rates are means since its beginning, computed at the last step or over its busy
 * seconds, so that they do not change during a wait. The time left counts down meanwhile, and grows if a step is
 * overdue.
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
    if (advance && advance.done !== (this.latest?.done ?? 0)) {
      this.elapsed = Math.max(1, now - this.began);
      this.steps++;
    }
    this.latest = advance;
    const fraction = advance && advance.total > 0 ? Math.min(1, advance.done / advance.total) : undefined;
    const busySeconds = advance?.busySeconds ?? this.elapsed / 1000;
    return {
      fraction,
      seconds: fraction === 1 ? busySeconds : (now - this.began) / 1000,
      rowsPerSecond: this.rate(advance?.rows, busySeconds),
      bytesPerSecond: this.rate(advance?.bytes, busySeconds),
      secondsLeft: this.secondsLeft(now - this.began),
      item: advance?.item,
    };
  }

  private rate(amount: number | undefined, seconds: number): number | undefined {
    return amount === undefined || this.steps === 0 || seconds <= 0 ? undefined : amount / seconds;
  }

  private secondsLeft(sinceStart: number): number | undefined {
    const { done = 0, total = 0 } = this.latest ?? {};
    const left = total - done;
    if (done <= 0 || left <= 0 || sinceStart < EARLIEST_GUESS * 1000) return undefined;
    if (done / total < LEAST_SHARE) return undefined;
    const sinceStep = sinceStart - this.elapsed;
    const usualStep = this.elapsed / this.steps;
    const overdue = Math.max(0, sinceStep - 2 * usualStep);
    const expected = (this.elapsed / done) * left - Math.min(sinceStep, 2 * usualStep);
    return Math.max(0, expected + (overdue * left) / done) / 1000;
  }
}
