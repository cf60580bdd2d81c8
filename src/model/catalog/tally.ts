const FIRST_ROOM = 1024;
/** The golden ratio of 2^32: neighbouring keys are far apart. */
const SPREAD = 0x9e3779b1;

/**
 * Counts by key: whole numbers from 1 to 2^53-1. Two columns with open addressing take less memory than a Map of as many
 * keys, and in a large chain each thread has some hundred thousand.
 */
export class Tally {
  private keys = new Float64Array(FIRST_ROOM);
  private counts = new Int32Array(FIRST_ROOM);
  private used = 0;

  /** How often a key was counted. */
  get(key: number): number {
    return this.counts[this.find(key)] ?? 0;
  }

  /** Counts a key once more. */
  add(key: number): void {
    const slot = this.find(key);
    this.counts[slot] = (this.counts[slot] ?? 0) + 1;
    if (this.keys[slot] === key) return;
    this.keys[slot] = key;
    this.used++;
    // Half of the room stays free, so that searches stay short.
    if (this.used * 2 > this.keys.length) this.grow();
  }

  /** Where a key is, or where it would go. */
  private find(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = (Math.imul(key, SPREAD) >>> 7) & mask;
    for (let held = keys[slot]; held !== key && held !== 0; held = keys[slot]) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.counts = new Int32Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === 0) return;
      const to = this.find(key);
      this.keys[to] = key;
      this.counts[to] = counts[from] ?? 0;
    });
  }
}
