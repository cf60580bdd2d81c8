import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { combineConnection } from '../../src/config/connection.js';
import type { Database, Row } from '../../src/engines/engine.js';

import { plainRow } from '../../src/engines/values.js';
import { openTarget } from '../../src/jobs/load/target.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { jobContext, jobReport } from '../../src/library/options.js';
import { TABLES } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { useDataset, useFolder } from '../support/dataset.js';

const server = useDatabase({ create: false });
const folder = useFolder();
const short = useDataset(20);
const long = useDataset(26);

beforeAll(async () => {
  for (const { folder: path, manifest } of [short, long])
    await writeFile(join(path, 'manifest.json'), JSON.stringify(manifest));
});

describe.each(['mysql', 'duckdb'] as const)('a database on %s', (kind) => {
  const open = (suffix: string): Promise<Database> =>
    openTarget({
      kind,
      connection: {
        ...combineConnection([{ socket: server.socket, user: 'root' }]),
        given: kind === 'mysql',
        database: `${server.name}${suffix}`,
      },
      folder: folder.path,
      context: jobContext({}),
      reporter: jobReport({}),
    });

  const rowsOf = (database: Database): Promise<Record<string, Row[]>> =>
    database.query(async (runner) => {
      const rows: Record<string, Row[]> = {};
      for (const { name, columns } of TABLES) {
        const found = await runner.rows(
          `SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${columns.slice(0, 2).join(', ')}`,
        );
        rows[name] = found.map(plainRow);
      }
      return rows;
    });

  test('is empty, then complete with its record, then dropped', async () => {
    const database = await open('_a');
    expect(await database.inspect('load')).toEqual({ kind: 'empty', exists: false });
    await database.load(short.folder, short.manifest, {});
    expect(await database.inspect()).toMatchObject({
      kind: 'complete',
      record: { version: short.manifest.version, weeks: 20, ledger: short.manifest.ledger },
      otherTables: [],
    });
    await expect(database.load(short.folder, short.manifest, {})).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^Database .* already holds a dataset of this program/),
    });
    expect((await database.drop()).database).toBe(true);
    expect(await database.inspect()).toMatchObject({ kind: 'empty' });
    await database.close();
  });

  test('has views after they are created', async () => {
    const database = await open('_b');
    await database.load(short.folder, short.manifest, {});
    await database.createViews(1.5);
    const [row = {}] = await database.query((runner) => runner.rows('SELECT COUNT(*) AS n FROM customer_list'));
    expect(Number(row.n)).toBe(short.manifest.ledger.total.customers);
    await database.drop();
    await database.close();
  });

  describe('that is updated', () => {
    const update = (database: Database, weeks: number, more = {}) =>
      updateDatabase({
        database: database.database,
        begin: database.beginUpdate,
        weeks,
        threads: 2,
        ...more,
      });

    test('is row for row the longer run', async () => {
      const database = await open('_c');
      await database.load(short.folder, short.manifest, {});
      await update(database, 4);
      expect(await update(database, 2)).toMatchObject({ foreign: null, written: true });
      const longer = await open('_d');
      await longer.load(long.folder, long.manifest, {});
      expect(await rowsOf(database)).toEqual(await rowsOf(longer));
      const { record } = (await database.inspect()) as { record?: unknown };
      expect((await longer.inspect()) as { record?: unknown }).toMatchObject({ record });
      for (const each of [database, longer]) {
        await each.drop();
        await each.close();
      }
    });

    test('is as it was after a dry run and after an interrupt', async () => {
      const database = await open('_e');
      await database.load(short.folder, short.manifest, {});
      const before = await rowsOf(database);
      expect(await update(database, 4, { dryRun: true })).toMatchObject({ written: false });
      const stop = new AbortController();
      const onRows = () => stop.abort(new Error('stopped'));
      await expect(update(database, 4, { signal: stop.signal, onRows })).rejects.toMatchObject({
        code: 'interrupted',
      });
      expect(await rowsOf(database)).toEqual(before);
      expect(await database.inspect()).toMatchObject({ kind: 'complete', record: { weeks: 20 } });
      await database.drop();
      await database.close();
    });
  });

  test('that is not there cannot be updated', async () => {
    const database = await open('_f');
    await expect(database.beginUpdate({})).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^There is no data in database/),
    });
    await database.close();
    expect((await readdir(folder.path)).filter((name) => name.includes('_f'))).toEqual([]);
  });
});
