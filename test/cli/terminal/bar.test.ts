import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderBar } from '../../../src/cli/terminal/bar.js';
import { createPalette, wantsColour } from '../../../src/cli/terminal/colours.js';
import { Meter, type Reading } from '../../../src/cli/terminal/meter.js';
import { wrapWords } from '../../../src/cli/terminal/table.js';

const plain = createPalette(false);

const reading = fc.record<Reading>({
  fraction: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  seconds: fc.double({ min: 0, max: 200_000, noNaN: true }),
  rowsPerSecond: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
  bytesPerSecond: fc.option(fc.double({ min: 0, max: 1e11, noNaN: true }), { nil: undefined }),
  secondsLeft: fc.option(fc.double({ min: 0, max: 500_000, noNaN: true }), { nil: undefined }),
  item: fc.option(fc.stringMatching(/^[a-z_, ]{0,60}$/), { nil: undefined }),
});

test('a bar is shorter than the terminal is wide, whatever there is to say', () => {
  fc.assert(
    fc.property(reading, fc.integer({ min: 40, max: 300 }), (shown, columns) => {
      expect(renderBar('simulate', shown, columns, plain).length).toBeLessThan(columns);
    }),
  );
});

const usual: Reading = {
  fraction: 0.62,
  seconds: 8,
  rowsPerSecond: 1_234_567,
  bytesPerSecond: 48_200_000,
  secondsLeft: 4.9,
  item: 'rental, payment',
};

test('60 columns have room for the bar, its rates and the time left; 80 for what is worked on, too', () => {
  expect(renderBar('load', usual, 60, plain)).toBe('load       ████░░░  62 %   5 s left  1.2M rows/s  48.2 MB/s');
  expect(renderBar('load', usual, 80, plain)).toContain('rental, pa');
  expect(renderBar('load', usual, 200, plain)).toContain('rental, payment');
});

test('the time left follows from what is done, counts down between steps, and grows when a step is overdue', () => {
  const meter = new Meter(0);
  const at = (done: number, now: number) => meter.read({ done, total: 10, rows: done * 100 }, now);
  at(1, 1000);
  expect(at(2, 2000)).toMatchObject({ fraction: 0.2, secondsLeft: 8, rowsPerSecond: 100 });
  expect(at(2, 2500).secondsLeft).toBeCloseTo(7.5);
  expect(at(2, 6000).secondsLeft).toBeGreaterThan(8);
  expect(at(10, 9000)).toMatchObject({ fraction: 1, secondsLeft: undefined, seconds: 9 });
  expect(at(10, 20_000).seconds).toBe(9);
});

test('rates count the seconds in which a phase was busy, where it tells them, and so does its time at the end', () => {
  const meter = new Meter(0);
  const read = (done: number, busySeconds: number, now: number) =>
    meter.read({ done, total: 10, rows: done * 100, bytes: done * 1000, busySeconds }, now);
  expect(read(2, 1, 8000)).toMatchObject({ rowsPerSecond: 200, bytesPerSecond: 2000 });
  // It waits: nothing is done, and its rate stays as it was.
  expect(read(2, 1, 60_000)).toMatchObject({ rowsPerSecond: 200 });
  expect(read(10, 5, 100_000)).toMatchObject({ fraction: 1, seconds: 5, rowsPerSecond: 200 });
});

test('no time left is told before a fair share of the work is done', () => {
  const meter = new Meter(0);
  expect(meter.read({ done: 1, total: 100 }, 5000).secondsLeft).toBeUndefined();
  expect(meter.read({ done: 20, total: 100 }, 10_000).secondsLeft).toBeCloseTo(40);
});

test('colour is for terminals, unless NO_COLOR or FORCE_COLOR says otherwise', () => {
  expect(wantsColour(true, {})).toBe(true);
  expect(wantsColour(false, {})).toBe(false);
  expect(wantsColour(true, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour(true, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour(true, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour(false, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
  expect(wantsColour(true, { FORCE_COLOR: '0' })).toBe(false);
});

test('lines are broken between words, and a number keeps its unit', () => {
  expect(wrapWords('a load in 0.52 s', 14)).toEqual(['a load in', '0.52 s']);
  expect(wrapWords('averyveryverylongword b', 5)).toEqual(['averyveryverylongword', 'b']);
});
