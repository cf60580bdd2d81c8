import { beforeAll, describe, expect, test } from 'vitest';
import { composeConfig } from '../../src/config/extend.js';
import type { PlannedRecord } from '../../src/dataset/run-record.js';
import type { StreamLoad } from '../../src/engines/engine.js';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { LOAD_MARK } from '../../src/engines/mysql/database-lock.js';
import { beginStreamLoad } from '../../src/engines/mysql/load/load-database.js';
import type { LoadOptions } from '../../src/engines/mysql/load/open-load.js';
import { askRows } from '../../src/engines/mysql/query.js';
import { readRun } from '../../src/engines/mysql/run-record.js';
import type { Sink } from '../../src/pipeline/sinks/sink.js';
import { TABLES, type TableName } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { useLoadedChain } from '../support/loaded-chain.js';
import { simulateTo } from '../support/simulate-to.js';

const WEEKS = 12;

const RECORD: PlannedRecord = {
  version: '0.0.0-test',
  seed: 42,
  configuration: composeConfig({}),
  weeks: WEEKS,
  first_day: '2001-10-01',
  as_of: '2002-01-06 00:00:00',
};

const fromFiles = useLoadedChain(WEEKS);
const database = useDatabase({ create: false });

function begin(more: Partial<LoadOptions> = {}): StreamLoad {
  return beginStreamLoad(
    {
      database: database.name,
      method: 'local',
      open: (options) => openConnection({ socket: database.socket, user: 'root' }, options),
      overwrite: true,
      ...more,
    },
    { record: RECORD, tables: TABLES, idType: 'INT' },
  );
}

async function checksums(name: string): Promise<unknown[]> {
  const tables = TABLES.map((table) => `\`${name}\`.${table.name}`).join(', ');
  const rows = await askRows(database.connection, `CHECKSUM TABLE ${tables}`);
  return rows.map((row) => row.Checksum);
}

async function stateOf(): Promise<string | undefined> {
  return (await readRun(database.connection, database.name))?.state;
}

async function listWorking(): Promise<unknown[]> {
  return askRows(
    database.connection,
    'SELECT ID FROM information_schema.PROCESSLIST WHERE DB = ? AND INFO LIKE ? AND ID <> CONNECTION_ID()',
    [database.name, `%${LOAD_MARK}%`],
  );
}

/** Does something else instead of a table's write of the given number. */
function interfere(sink: Sink, table: TableName, at: number, instead: Sink['write']): Sink {
  let count = 0;
  return {
    write: (name, bytes, rows) =>
      name === table && ++count === at ? instead(name, bytes, rows) : sink.write(name, bytes, rows),
    end: (name) => sink.end?.(name),
  };
}

function noSuchThread(error: { readonly code?: string }): void {
  if (error.code !== 'ER_NO_SUCH_THREAD') throw error;
}

describe.each([
  { title: 'one connection for each big table', method: 'local', connectionsPerTable: 1 },
  { title: 'several connections for each big table', method: 'local', connectionsPerTable: 3 },
  { title: 'one connection for all tables', method: 'local', connectionsPerTable: 1, inTurn: true },
  { title: 'INSERT statements over one connection', method: 'insert', connectionsPerTable: 1, inTurn: true },
  { title: 'INSERT statements', method: 'insert', connectionsPerTable: 2 },
] as const)('a load from memory over $title', (options) => {
  let expected: unknown[];
  beforeAll(async () => {
    expected = await checksums(fromFiles.database.name);
  });

  test('brings the same rows as one from files, and is complete when it is told so', async () => {
    const load = begin(options);
    await simulateTo(load.sink, WEEKS);
    const result = await load.finished();
    expect(await stateOf()).toBe('loading');
    const { ledger } = fromFiles.manifest;
    await load.complete({ ...RECORD, ledger });
    expect(await readRun(database.connection, database.name)).toMatchObject({
      state: 'complete',
      record: { ...RECORD, ledger },
    });
    expect(await checksums(database.name)).toEqual(expected);
    expect(result.tables.rental?.rows).toBe(fromFiles.manifest.ledger.total.rentals);
    const keys = 'SELECT COUNT(*) AS n FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?';
    expect(await askRows(database.connection, keys, [database.name])).toEqual([{ n: 28 }]);
  });
});

describe.each([1, 2])('a load from memory over %i connections that fails', (connectionsPerTable) => {
  test('because the generator does: stops the server and stays marked as loading', async () => {
    const load = begin({ connectionsPerTable });
    const fault = new Error('out of discs');
    const broken = interfere(load.sink, 'rental', 2, () => Promise.reject(fault));
    await expect(simulateTo(broken, WEEKS, { blockWeeks: 2 })).rejects.toBe(fault);
    await load.abandon(fault);
    expect(await stateOf()).toBe('loading');
    expect(await listWorking()).toEqual([]);
  });

  test('because of a value that does not fit: the generator hears which', async () => {
    const load = begin({ connectionsPerTable });
    const damaged = interfere(load.sink, 'payment', 2, (table, bytes, rows) => {
      const text = Buffer.from(bytes)
        .toString()
        .replace(/\d\d:\d\d:\d\d\n/, '99:99:99\n');
      return load.sink.write(table, Buffer.from(text), rows);
    });
    const run = simulateTo(damaged, WEEKS, { blockWeeks: 2 }).then(() => load.finished());
    await expect(run).rejects.toMatchObject({
      code: 'load',
      message: expect.stringContaining('payment_date'),
    });
    await load.abandon(undefined);
    expect(await stateOf()).toBe('loading');
  });

  test('because its connections are killed: the generator does not wait for ever', async () => {
    const load = begin({ connectionsPerTable });
    const cut = interfere(load.sink, 'rental', 3, async (table, bytes, rows) => {
      const working = await askRows(
        database.connection,
        'SELECT ID AS id FROM information_schema.PROCESSLIST WHERE DB = ?',
        [database.name],
      );
      // One that has ended by itself since it was listed can't be killed any more.
      for (const { id } of working) await database.connection.query('KILL ?', [id]).catch(noSuchThread);
      return load.sink.write(table, bytes, rows);
    });
    const run = simulateTo(cut, WEEKS, { blockWeeks: 2 }).then(() => load.finished());
    await expect(run).rejects.toMatchObject({ code: 'load' });
    await load.abandon(undefined);
    expect(await stateOf()).toBe('loading');
  });

  test('because rows are missing: the count is told', async () => {
    const load = begin({ connectionsPerTable });
    const short = interfere(load.sink, 'payment', 2, (table, bytes, rows) => load.sink.write(table, bytes, rows + 1));
    const run = simulateTo(short, WEEKS, { blockWeeks: 2 }).then(() => load.finished());
    await expect(run).rejects.toMatchObject({ code: 'load', message: expect.stringContaining('payment') });
    await load.abandon(undefined);
  });

  test('because it is interrupted: says so', async () => {
    const stop = new AbortController();
    const load = begin({ connectionsPerTable, signal: stop.signal });
    const cut = interfere(load.sink, 'rental', 2, (table, bytes, rows) => {
      stop.abort();
      return load.sink.write(table, bytes, rows);
    });
    const run = simulateTo(cut, WEEKS, { blockWeeks: 2 }).then(() => load.finished());
    await expect(run).rejects.toMatchObject({ code: 'interrupted' });
    await load.abandon(undefined);
    expect(await stateOf()).toBe('loading');
    expect(await listWorking()).toEqual([]);
  });
});

test('a database that holds something else is refused, and the generator hears it', async () => {
  await database.connection.query(`CREATE TABLE \`${database.name}\`.notes (id INT)`);
  const load = begin();
  await expect(simulateTo(load.sink, 1)).rejects.toMatchObject({ code: 'conflict' });
  await load.abandon(undefined);
  await database.connection.query(`DROP TABLE \`${database.name}\`.notes`);
});
