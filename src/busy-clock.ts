/** Measures the time in which at least one worker was busy. */
export class BusyClock {
  private busy = 0;
  private since = 0;
  private before = 0;

  /** @param now - milliseconds of any clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A worker starts or continues. */
  enter(): void {
    if (this.busy === 0) this.since = this.now();
    this.busy += 1;
  }

  /** A worker stops or waits. */
  leave(): void {
    this.busy -= 1;
    if (this.busy === 0) this.before += this.now() - this.since;
  }

  /** Runs work while the clock runs. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** Waits with the clock stopped. Precondition: the caller is busy. */
  async waitFor<Result>(something: Promise<Result>): Promise<Result> {
    this.leave();
    try {
      return await something;
    } finally {
      this.enter();
    }
  }

  get seconds(): number {
    return (this.before + (this.busy > 0 ? this.now() - this.since : 0)) / 1000;
  }
}
