import { sharedInt32 } from './shared-columns.js';

const FIRST_ROOM = 1024;

/** A growing column of 32-bit integers. A JavaScript array would take three times the memory. */
export class GrowingColumn {
  length = 0;
  private room = new Int32Array(FIRST_ROOM);

  push(value: number): void {
    if (this.length === this.room.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[this.length++] = value;
  }

  /** The values so far, without a copy. */
  values(): Int32Array {
    return this.room.subarray(0, this.length);
  }

  /**
   * The values in another order, beginning with the one at index `order[0]`.
   *
   * @param ordered - written and returned; over shared memory
   */
  inOrder<Column extends Int32Array | Uint16Array | Uint8Array = Int32Array>(
    order: Int32Array,
    ordered = sharedInt32(order.length) as Column,
  ): Column {
    for (let row = 0; row < order.length; row++) ordered[row] = this.room[order[row]!]!;
    return ordered;
  }
}
