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
