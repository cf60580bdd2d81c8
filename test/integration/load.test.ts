import { describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { LOAD_MARK } from '../../src/engines/mysql/database-lock.js';
import { type LoadRequest, loadDataset } from '../../src/engines/mysql/load/load-database.js';
import type { LoadMethod } from '../../src/engines/mysql/load-method.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { readRun } from '../../src/engines/mysql/run-record.js';
import { TABLES } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { type TestDataset, writeDataset } from '../support/loaded-dataset.js';

const database = useDatabase({ create: false });

function request(dataset: TestDataset, more: Partial<LoadRequest> = {}): LoadRequest {
  return {
    ...dataset,
    database: database.name,
    method: 'local',
    open: (options) => openConnection({ socket: database.socket, user: 'root' }, options),
    ...more,
  };
}

async function countRows(table: string): Promise<number> {
  return Number(await askValue(database.connection, `SELECT COUNT(*) FROM \`${database.name}\`.\`${table}\``));
}

describe.each<LoadMethod>(['infile', 'local', 'insert'])('a load by method of %s', (method) => {
  test('brings every row, index and key, and a record that says so', async () => {
    const dataset = await writeDataset();
    const phases = new Set<string>();
    const result = await loadDataset(
      request(dataset, { method, overwrite: true, onProgress: ({ phase }) => phases.add(phase) }),
    );
    const expected = Object.values(dataset.manifest.tables).reduce((sum, { rows }) => sum + rows, 0);
    expect(result.rows).toBe(expected);
    for (const { name } of TABLES) expect(await countRows(name)).toBe(dataset.manifest.tables[name]?.rows);
    expect([...phases]).toEqual(['load', 'index', 'analyze', 'keys']);
    const keys = await askValue(
      database.connection,
      'SELECT COUNT(*) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?',
      [database.name],
    );
    expect(Number(keys)).toBe(28);
    expect(await readRun(database.connection, database.name)).toMatchObject({
      state: 'complete',
      record: { version: '0.0.0-test', seed: 42, weeks: 4, first_day: '2001-10-01' },
    });
  });

  test('leaves AUTO_INCREMENT at the next number and no trace of the load in the tables', async () => {
    const rows = await askRows(
      database.connection,
      'SELECT AUTO_INCREMENT AS next, CREATE_OPTIONS AS options FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?',
      [database.name, 'rental'],
    );
    expect(rows).toEqual([{ next: (await countRows('rental')) + 1, options: '' }]);
  });

  test('fails on a value that does not fit, says which, and leaves the database marked', async () => {
    const dataset = await writeDataset((tables) => {
      tables.rental[4] = tables.rental[4]!.replace(/\d\d:\d\d:\d\d/, '99:99:99');
    });
    await expect(loadDataset(request(dataset, { method, overwrite: true }))).rejects.toMatchObject({
      code: 'load',
      message: expect.stringMatching(/rental.*rental_date.*row 5/),
    });
    expect((await readRun(database.connection, database.name))?.state).toBe('loading');
  });

  test('fails on a file with fewer rows than its manifest says', async () => {
    const dataset = await writeDataset((tables) => {
      tables.payment.pop();
    });
    await expect(loadDataset(request(dataset, { method, resume: true }))).rejects.toMatchObject({
      code: 'load',
      message: expect.stringContaining('payment'),
    });
  });
});

test('a row that names a parent which is not there fails the load', async () => {
  const dataset = await writeDataset((tables) => {
    tables.rental[2] = tables.rental[2]!.replace(/^(\d+,[^,]+),\d+/, '$1,4711');
  });
  await expect(loadDataset(request(dataset, { overwrite: true }))).rejects.toMatchObject({
    code: 'load',
    message: 'Rows of rental name a inventory_id that is not in inventory: 4711.',
  });
});

test('a file of another size than its manifest says is not loaded at all', async () => {
  const dataset = await writeDataset();
  const rental = { rows: 1, bytes: 1, sha256: '0'.repeat(64) };
  const manifest = { ...dataset.manifest, tables: { ...dataset.manifest.tables, rental } };
  await expect(loadDataset(request({ ...dataset, manifest }))).rejects.toMatchObject({
    code: 'dataset-invalid',
  });
});

test('an unfinished load is refused without --resume and made whole with it', async () => {
  const dataset = await writeDataset();
  await expect(loadDataset(request(dataset))).rejects.toMatchObject({
    code: 'conflict',
    hint: expect.stringContaining('--resume'),
  });
  await loadDataset(request(dataset, { resume: true }));
  expect((await readRun(database.connection, database.name))?.state).toBe('complete');
});

test('a whole dataset is refused without --overwrite, even with --resume', async () => {
  const dataset = await writeDataset();
  await expect(loadDataset(request(dataset, { resume: true }))).rejects.toMatchObject({ code: 'conflict' });
});

test('a table that is not ours is named and keeps all tables from being dropped', async () => {
  const dataset = await writeDataset();
  await database.connection.query(`CREATE TABLE \`${database.name}\`.notes (id INT)`);
  await expect(loadDataset(request(dataset, { overwrite: true }))).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('notes'),
  });
  expect(await countRows('rental')).toBe(dataset.manifest.tables.rental?.rows);
  await database.connection.query(`DROP TABLE \`${database.name}\`.notes`);
});

test('two loads into one database do not meet: the second is refused', async () => {
  const dataset = await writeDataset();
  const outcomes = await Promise.allSettled([
    loadDataset(request(dataset, { overwrite: true })),
    loadDataset(request(dataset, { overwrite: true })),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'conflict' },
  });
});

test('an interrupted load ends its statements on the server and leaves the mark', async () => {
  const dataset = await writeDataset();
  const stop = new AbortController();
  const loading = loadDataset(
    request(dataset, {
      overwrite: true,
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'index') stop.abort();
      },
    }),
  );
  await expect(loading).rejects.toMatchObject({ code: 'interrupted' });
  const working = await askRows(
    database.connection,
    'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ? AND INFO LIKE ? AND ID <> CONNECTION_ID()',
    [database.name, `%${LOAD_MARK}%`],
  );
  expect(working).toEqual([]);
  expect((await readRun(database.connection, database.name))?.state).toBe('loading');
});
