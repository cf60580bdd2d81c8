/**
 * Delays work while each core runs a long task. Long tasks that run together seldom end together: work that waits for
 * the first of them to end runs beside the last, on a core that would be idle.
 */
export class CoreGate {
  private occupied = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly cores: number) {}

  /** Runs a long task. */
  async occupy(task: () => Promise<void>): Promise<void> {
    this.occupied += 1;
    try {
      await task();
    } finally {
      this.occupied -= 1;
      for (const go of this.waiting.splice(0)) go();
    }
  }

  /** Resolves when a core runs no long task. */
  async next(): Promise<void> {
    while (this.occupied >= this.cores) await new Promise<void>((go) => this.waiting.push(go));
  }
}
