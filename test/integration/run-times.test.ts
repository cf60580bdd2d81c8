import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database.js';
import { type Finished, useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });
let run: Finished;

beforeAll(async () => {
  const server = ['-S', database.socket, '-u', 'root', '-D', database.name];
  run = await cli.run(['run', ...server, '--weeks', '30', '--threads', '1', '--no-csv']);
});

/** The seconds that end a phase's line, and the rows and rows a second that it names. */
function readLine(phase: string): { seconds: number; rows: number; rate: number } {
  const line = run.stderr.split('\n').find((each) => each.startsWith(phase.padEnd(11))) ?? '';
  const number = (pattern: RegExp) => Number(pattern.exec(line)?.[1]?.replaceAll(',', ''));
  return {
    seconds: number(/ in ([\d.]+) s/),
    rows: number(/([\d,]+) (?:rentals and payments|rows) /),
    rate: number(/\(([\d,]+) rows\/s/),
  };
}

/** Seconds are told with two decimals. */
const ROUNDED = 0.01;

test.each(['simulate', 'load'])('the rate of %s is that of the seconds that it names', (phase) => {
  const { seconds, rows, rate } = readLine(phase);
  expect(seconds).toBeGreaterThan(0);
  expect(rate).toBeGreaterThanOrEqual(rows / (seconds + ROUNDED));
  expect(rate).toBeLessThanOrEqual(rows / Math.max(seconds - ROUNDED, 0.001));
});

test('what a load did one after the other takes no longer than the whole', () => {
  const [load, index, keys, queryable, done] = ['load', 'index', 'keys', 'queryable', 'done'].map(
    (phase) => readLine(phase).seconds,
  );
  expect(load! + index! + keys!).toBeLessThanOrEqual(queryable! + 3 * ROUNDED);
  expect(queryable!).toBeLessThanOrEqual(done! + ROUNDED);
  expect(readLine('simulate').seconds).toBeLessThanOrEqual(done! + ROUNDED);
});
