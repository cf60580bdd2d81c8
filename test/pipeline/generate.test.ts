import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { generate } from '../../src/pipeline/generate.js';
import type { TableName } from '../../src/schema/tables.js';
import { configOf } from '../support/simulate.js';

const LARGE = configOf({ simulation: { scale_factor: 120 }, master_simulation: { total_weeks: 6 } });
const SMALL = configOf({ master_simulation: { total_weeks: 26 } });

/** Fails for one table at its second write, takes its time with the others, and notes what comes after the failure. */
function failingSink(table: TableName, write: number) {
  const late: TableName[] = [];
  let writes = 0;
  let failed = false;
  return {
    late,
    write: async (name: TableName) => {
      if (failed) late.push(name);
      await delay(name === table ? 0 : 30);
      if (name !== table || ++writes < write) return;
      failed = true;
      throw new Error(`no room for ${name}`);
    },
  };
}

test.each([
  ['rental', LARGE, 2, 2],
  ['address', LARGE, 2, 2],
  ['rental', SMALL, 1, 2],
  ['address', SMALL, 1, 2],
  ['customer', LARGE, 2, 3],
] as const)('when %s can not be written, everything else soon ends as well', async (table, config, write, threads) => {
  const sink = failingSink(table, write);
  await expect(generate(config, sink, { threads })).rejects.toThrow(`no room for ${table}`);
  // What was under way may still come to its end: a write of each table, and one that was next in line.
  expect(sink.late.length).toBeLessThanOrEqual(6);
});

test('an abort ends what the main thread composes too', async () => {
  const stop = new AbortController();
  const written: TableName[] = [];
  const sink = {
    write: async (name: TableName) => {
      written.push(name);
      if (name === 'country') stop.abort();
      await delay(5);
    },
  };
  await expect(generate(SMALL, sink, { threads: 1, signal: stop.signal })).rejects.toThrow('Interrupted');
  expect(written).not.toContain('film');
});
