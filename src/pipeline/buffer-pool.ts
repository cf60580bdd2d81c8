/** A pool of N indices with a FIFO wait queue. */
export class BufferPool {
  private readonly free: number[];
  private readonly waiting: ((index: number) => void)[] = [];

  constructor(count: number) {
    this.free = Array.from({ length: count }, (_, index) => index);
  }

  take(): Promise<number> {
    const index = this.free.pop();
    return index === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(index);
  }

  giveBack(index: number): void {
    const next = this.waiting.shift();
    if (next) next(index);
    else this.free.push(index);
  }
}
