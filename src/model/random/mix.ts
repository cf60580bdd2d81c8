/** The finalizer of MurmurHash3 (Austin Appleby): every input bit affects every output bit. */
function finalize(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Mixes four 32-bit words into one, as a signed 32-bit integer. */
export function mixWords(a: number, b: number, c: number, d: number): number {
  let h = finalize((a ^ 0x9e3779b9) | 0);
  h = finalize((Math.imul(h, 5) + b + 0x6b43a9b5) | 0);
  h = finalize((Math.imul(h, 5) + c + 0x3c6ef372) | 0);
  return finalize((Math.imul(h, 5) + d + 0x1b56c4e9) | 0);
}
