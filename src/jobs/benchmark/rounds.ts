/**
 * The order of a round in which each thing is measured once. In as many rounds as there are things, or twice as many where
 * their number is odd, each comes at every place and, within the rounds, right after every other equally often (Williams'
 * Latin squares, 1949): what one leaves behind, as a warm processor or pages still to be written, is charged to all of
 * them alike.
 */
export function orderOfRound<Item>(items: readonly Item[], round: number): readonly Item[] {
  const { length } = items;
  const isOdd = length % 2 === 1;
  const shift = isOdd ? round >> 1 : round;
  const order = Array.from({ length }, (_, place) => items[(zigzag(place, length) + shift) % length] as Item);
  return isOdd && round % 2 === 1 ? order.reverse() : order;
}

/** 0, 1, n - 1, 2, n - 2 … */
function zigzag(place: number, length: number): number {
  const step = (place + 1) >> 1;
  return place % 2 === 1 ? step : (length - step) % length;
}
