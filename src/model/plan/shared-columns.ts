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
