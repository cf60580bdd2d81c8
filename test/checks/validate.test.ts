import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { validate } from '../../src/checks/validate.js';
import type { QueryRunner } from '../../src/engines/engine.js';
import { TABLES } from '../../src/schema/tables.js';
import { answeringRunner } from '../support/runner.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checks-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Every column of every table, as information_schema has them. */
const EVERY_COLUMN = TABLES.flatMap(({ name, columns }) =>
  columns.map((column) => ({ table_name: name, column_name: column })),
);

const runner: QueryRunner = {
  ...answeringRunner(async (sql) => {
    if (sql.includes('broken')) throw new Error('no such column');
    return [];
  }),
  concurrency: 2,
};

test('a check that can not run is an error of its own, and says why', async () => {
  await writeFile(join(folder, 'a.sql'), '-- A.\n-- kind: offenders\nSELECT broken;');
  await writeFile(join(folder, 'b.sql'), '-- B.\n-- kind: offenders\nSELECT 1;');
  const { passed, failed, errors, checks } = await validate(runner, null, { folder });
  expect({ passed, failed, errors }).toEqual({ passed: 1, failed: 0, errors: 1 });
  expect(checks.map(({ name, status }) => [name, status])).toEqual([
    ['a', 'error'],
    ['b', 'pass'],
  ]);
  expect(checks[0]?.reason).toContain('no such column');
});

test('a check that reads what does not exist is skipped, and says what', async () => {
  await writeFile(join(folder, 'a.sql'), '-- A.\n-- kind: offenders\nSELECT broken;');
  const missing = () => 'column rental.broken';
  const { skipped, checks } = await validate({ ...runner, missing }, null, { folder });
  expect(skipped).toBe(1);
  expect(checks[0]?.reason).toBe('there is no column rental.broken to read');
});

test('each check is told of as it is done, and an abort stops before the next', async () => {
  for (const name of ['a', 'b', 'c', 'd']) {
    await writeFile(join(folder, `${name}.sql`), `-- ${name}.\n-- kind: offenders\nSELECT 1;`);
  }
  const abort = new AbortController();
  const told: string[] = [];
  const stopped = validate({ ...runner, concurrency: 1 }, null, {
    folder,
    signal: abort.signal,
    onStep: ({ name, done, total }) => {
      told.push(`${name} ${done}/${total}`);
      if (done === 2) abort.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  expect(told).toEqual(['a 1/4', 'b 2/4']);
});

test('a check whose scan failed asks again, and where that fails too it is an error, not skipped', async () => {
  await writeFile(join(folder, 'a.sql'), '-- A.\n-- kind: offenders\nSELECT 1 FROM ({{scanned_payments}}) scan;');
  let asked = 0;
  const unlucky = (failures: number): QueryRunner => ({
    ...runner,
    rows: async (sql) => {
      if (sql.includes('information_schema')) return EVERY_COLUMN;
      if (sql.includes('at_the_counter') && ++asked <= failures) throw new Error('disk full');
      return [];
    },
  });
  expect(await validate(unlucky(1), null, { folder })).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
  asked = 0;
  const { errors, checks } = await validate(unlucky(9), null, { folder });
  expect(errors).toBe(1);
  expect(checks[0]?.reason).toContain('disk full');
});
