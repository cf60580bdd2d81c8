/**
 * Has work wait while each core is at one of the long tasks. Those that are in progress together end together only by
 * chance: what waits for the first of them to end is done beside the last, on a core that would be idle.
 */
export class CoreGate {
  private occupied = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly cores: number) {}

  /** Does a long task. */
  async occupy(task: () => Promise<void>): Promise<void> {
    this.occupied += 1;
    try {
      await task();
    } finally {
      this.occupied -= 1;
      for (const go of this.waiting.splice(0)) go();
    }
  }

  /** Resolves when a core is not at a long task. */
  async next(): Promise<void> {
    while (this.occupied >= this.cores) await new Promise<void>((go) => this.waiting.push(go));
  }
}
