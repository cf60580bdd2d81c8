import { expect, test } from 'vitest';
import { CLOSES, OPENS } from '../../../src/model/calendar/opening-hours.js';
import { DayOrder } from '../../../src/model/order/day-order.js';
import { Stream } from '../../../src/model/random/stream.js';

const MIDNIGHT = 3 * 86_400;

interface DayEvent {
  readonly event: number;
  readonly second: number;
}

/** Events of either sign, at any second that a store is open and at the first and last one. */
function drawDay(count: number, spread: number): DayEvent[] {
  const stream = new Stream(1, count, spread, 0);
  return Array.from({ length: count }, (_, index) => {
    const second = [OPENS, CLOSES - 1, OPENS + stream.below(spread)][Math.min(index, 2)] ?? OPENS;
    return { event: stream.below(2) === 0 ? index : ~index, second: MIDNIGHT + second };
  });
}

// More than 21,600 events leave nothing to sort within a bucket; few seconds make many of them equal.
test.each([
  [0, CLOSES - OPENS],
  [1, CLOSES - OPENS],
  [600, CLOSES - OPENS],
  [600, 40],
  [21_601, CLOSES - OPENS],
  [60_000, CLOSES - OPENS],
  [60_000, 40],
])('%i events within %i seconds come in order of time, those of one second as they were added', (count, spread) => {
  const day = drawDay(count, spread);
  const order = new DayOrder(count);
  let added = 0;
  for (const { event, second } of day) added = order.add(added, event, second);
  order.sort(added, MIDNIGHT);
  const expected = [...day].sort((a, b) => a.second - b.second);
  expect([...order.events]).toEqual(expected.map(({ event }) => event));
  expect([...order.seconds]).toEqual(expected.map(({ second }) => second));
});

test('a day serves again', () => {
  const order = new DayOrder(2);
  for (const second of [OPENS + 9, OPENS + 5]) {
    order.add(order.add(0, 7, second), 8, OPENS + 7);
    order.sort(2, 0);
  }
  expect([...order.events]).toEqual([7, 8]);
});

test('more events than there is room for are refused', () => {
  const order = new DayOrder(1);
  order.add(order.add(0, 1, OPENS), 2, OPENS);
  expect(() => order.sort(2, 0)).toThrow(RangeError);
});
