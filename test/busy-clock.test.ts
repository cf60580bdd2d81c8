import { expect, test } from 'vitest';
import { BusyClock } from '../src/busy-clock.js';

test('the clock runs while at least one worker is busy, and stands still while all wait', async () => {
  let now = 0;
  const clock = new BusyClock(() => now);
  clock.enter();
  now = 1000;
  clock.enter();
  now = 3000;
  clock.leave();
  expect(clock.seconds).toBe(3);
  const waiting = clock.waitFor(Promise.resolve());
  now = 10_000;
  expect(clock.seconds).toBe(3);
  await waiting;
  now = 12_000;
  clock.leave();
  now = 20_000;
  expect(clock.seconds).toBe(5);
});

test('work that fails stops the clock too', async () => {
  let now = 0;
  const clock = new BusyClock(() => now);
  const failing = clock.during(async () => {
    now = 2000;
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  now = 9000;
  expect(clock.seconds).toBe(2);
});
