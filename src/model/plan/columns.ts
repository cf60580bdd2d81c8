/* Columns that threads share: typed arrays over shared memory, which are passed to a worker without a copy. */

export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

function sharedUint16(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT));
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** A column for whole numbers from 0 to a maximum: 16 bits if that fits, else 32. */
export function sharedColumn(length: number, largest: number): Uint16Array | Int32Array {
  return largest < 1 << 16 ? sharedUint16(length) : sharedInt32(length);
}

/** A copy over shared memory. */
export function shareInt32(values: ArrayLike<number>): Int32Array {
  const shared = sharedInt32(values.length);
  shared.set(values);
  return shared;
}

/** The ids 1, 2, 3 … */
export function countUp(length: number): Int32Array {
  const ids = sharedInt32(length);
  for (let row = 0; row < length; row++) ids[row] = row + 1;
  return ids;
}

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

/**
 * The permutation that sorts moments stably: order[0] is the index of the first. Moment and index are packed into one
 * double, so that a numeric sort does it. Precondition: the span of the moments times their number is below 2^53.
 */
export function orderByTime(seconds: ArrayLike<number>): Int32Array {
  const count = seconds.length;
  let earliest = 0;
  for (let i = 0; i < count; i++) if (seconds[i]! < earliest) earliest = seconds[i]!;
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = (seconds[i]! - earliest) * count + i;
  keys.sort();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = keys[i]! % count;
  return order;
}

/** Row indices grouped by store: those of a store are `rows` from `start[store]` to `start[store + 1]`. */
export interface ByStore {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** The maximum number of rows of a store. */
export function maxRowsOfStore({ start }: Pick<ByStore, 'start'>): number {
  let max = 0;
  for (let store = 0; store + 1 < start.length; store++) {
    max = Math.max(max, start[store + 1]! - start[store]!);
  }
  return max;
}

/** Groups row indices by store, each store's in their order: a counting sort. */
export function groupByStore(storeIndex: Int32Array | Uint16Array, stores: number): ByStore {
  const start = new Int32Array(stores + 1);
  for (let i = 0; i < storeIndex.length; i++) start[storeIndex[i]! + 1]! += 1;
  for (let store = 0; store < stores; store++) start[store + 1]! += start[store]!;
  const next = start.slice(0, stores);
  const rows = new Int32Array(storeIndex.length);
  for (let i = 0; i < storeIndex.length; i++) {
    const store = storeIndex[i]!;
    rows[next[store]!] = i;
    next[store]! += 1;
  }
  return { start, rows };
}

/** Sorts each store's rows by a column, stably. */
export function sortWithinStores(grouped: ByStore, by: Int32Array): ByStore {
  const rows = grouped.rows.slice();
  for (let store = 0; store + 1 < grouped.start.length; store++) {
    const own = grouped.rows.subarray(grouped.start[store]!, grouped.start[store + 1]!);
    const keys = Float64Array.from(own, (row, at) => by[row]! * own.length + at).sort();
    keys.forEach((key, at) => {
      rows[grouped.start[store]! + at] = own[key % own.length]!;
    });
  }
  return { start: grouped.start, rows };
}
