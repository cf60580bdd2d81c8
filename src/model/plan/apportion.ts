/**
 * Splits a whole number in proportion to weights with the largest remainder method: each part is rounded down, and the
 * parts with the largest remainders get one more. Ties go to the earlier part.
 */
export function apportion(total: number, weights: ArrayLike<number>): Int32Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  const parts = new Int32Array(weights.length);
  const remainders: { part: number; rest: number }[] = [];
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    const exact = sum > 0 ? (total * weights[i]!) / sum : total / weights.length;
    parts[i] = Math.floor(exact);
    given += parts[i]!;
    remainders.push({ part: i, rest: exact - parts[i]! });
  }
  remainders.sort((x, y) => y.rest - x.rest || x.part - y.part);
  for (let i = 0; given < total; i++, given++) parts[remainders[i % remainders.length]!.part]! += 1;
  return parts;
}
