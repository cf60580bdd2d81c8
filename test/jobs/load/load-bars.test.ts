import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Reporter } from '../../../src/cli/terminal/reporter.js';
import type { LoadPhase, LoadProgress } from '../../../src/engines/engine.js';
import type { Advance } from '../../../src/jobs/job.js';
import { guessShare, type LoadBars, showLoad } from '../../../src/jobs/load/load-bars.js';

const ESTIMATE = { rental: { rows: 100, bytes: 8000 }, payment: { rows: 130, bytes: 6000 } };

let bars: LoadBars;
/** What each bar that is shown would read. */
let shown: Map<string, () => Advance | undefined>;

beforeEach(() => {
  shown = new Map();
  const reporter = {
    follow: (phase: string, read: () => Advance | undefined) => shown.set(phase, read),
    detail: () => undefined,
  };
  bars = showLoad(reporter as unknown as Reporter);
});

function tell(phase: LoadPhase, table: string, how: Partial<LoadProgress> = {}): void {
  bars.onProgress({
    ...{ phase, table, rows: 0, bytes: 0, seconds: 0, done: false, busySeconds: 0 },
    ...how,
  });
}

test('while rows are still being made, the bars go by an estimate, and by what came in when a table is full', () => {
  bars.expect(ESTIMATE);
  tell('load', 'rental', { bytes: 4000, busySeconds: 2 });
  expect(shown.get('load')?.()).toMatchObject({ done: 4000, total: 14_000, rows: 50, busySeconds: 2 });
  tell('load', 'rental', { bytes: 9000, rows: 110, done: true, busySeconds: 3 });
  tell('load', 'payment', { bytes: 3000, busySeconds: 3 });
  expect(shown.get('load')?.()).toMatchObject({ done: 12_000, total: 15_000, rows: 175, item: 'payment' });
});

test('a bar shows that all is done only when the server has finished with the rows that it has', () => {
  bars.expect(ESTIMATE);
  tell('load', 'rental', { bytes: 8000, rows: 100, done: true });
  tell('load', 'payment', { bytes: 6000 });
  expect(shown.get('load')?.()).toMatchObject({ done: 13_860, total: 14_000, rows: 230 });
  tell('load', 'payment', { bytes: 6000, rows: 130, done: true });
  expect(shown.get('load')?.()).toMatchObject({ done: 14_000, total: 14_000 });
});

test('a phase has its bar once a big table has come to it: before that it would stand still', () => {
  bars.expect(ESTIMATE);
  tell('index', 'address');
  expect([...shown.keys()]).toEqual([]);
  tell('index', 'rental');
  expect([...shown.keys()]).toEqual(['index']);
  tell('analyze', 'rental');
  expect([...shown.keys()]).toEqual(['index']);
});

test('building indexes has no rate, since how far it is, is a guess', () => {
  bars.expect(ESTIMATE);
  tell('load', 'rental', { bytes: 8000, rows: 100, done: true, busySeconds: 1000 });
  tell('index', 'rental', { seconds: 110, busySeconds: 1000 });
  const reading = shown.get('index')?.();
  expect(reading?.rows).toBeUndefined();
  expect((reading?.done ?? 0) / 8000).toBeCloseTo(0.1, 3);
});

test('a guess goes ever further and never says that all is done', () => {
  const times = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(times, times, (some, more) => {
      expect(guessShare(some + more + 0.001)).toBeGreaterThan(guessShare(some));
      expect(guessShare(some)).toBeLessThan(1);
    }),
  );
});
