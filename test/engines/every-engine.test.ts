import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { combineConnection } from '../../src/config/connection.js';
import { resolveConfig } from '../../src/config/resolve.js';
import type { Row } from '../../src/engines/engine.js';

import { plainRow } from '../../src/engines/values.js';
import { readRecord } from '../../src/jobs/check/check-database.js';
import { addInventory } from '../../src/jobs/inventory/add-inventory.js';
import { readInventory } from '../../src/jobs/inventory/show.js';
import { openTarget, type Target } from '../../src/jobs/load/target.js';
import { checkIntegrity, measureGrowth, measureTables } from '../../src/jobs/maintain/tasks.js';
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

/** The rows of the engine before. */
const answers = new Map<string, Record<string, Row[]>>();

describe.each(['mysql', 'duckdb'] as const)('a database on %s', (kind) => {
  const open = (suffix: string): Promise<Target> =>
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

  const rowsOf = (database: Target): Promise<Record<string, Row[]>> =>
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

  test('names the table or column that a refused query lacks, and says nothing of other errors', async () => {
    const database = await open('_missing');
    await database.load(short.folder, short.manifest, {});
    const missing = (sql: string) =>
      database.query((runner) => runner.rows(sql).then(String, (error: unknown) => runner.missing(error)));
    expect(await missing('SELECT paid_by FROM rental')).toBe('column paid_by');
    expect(await missing('SELECT rental.paid_by FROM rental')).toMatch(/^column (rental\.)?paid_by$/);
    expect(await missing('SELECT 1 FROM refund')).toBe('table refund');
    expect(await missing('SELECT 1 FROM')).toBeUndefined();
    await database.drop();
    await database.close();
  });

  const update = (database: Target, weeks: number, more = {}) =>
    updateDatabase({
      database: database.database,
      begin: database.beginUpdate,
      weeks,
      threads: 2,
      ...more,
    });

  describe('that is updated', () => {
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

  /** Holds rows to those of the engine before; tables that differ are listed with their first such row. Films have a SET column, which DuckDB has as JSON.. */
  const expectSameRows = (name: string, { film: _, ...rows }: Record<string, Row[]>) => {
    const before = answers.get(name) ?? rows;
    answers.set(name, rows);
    const differ = Object.entries(rows).flatMap(([table, found]) => {
      const at = found.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(before[table]?.[index]));
      return at < 0 && found.length === before[table]?.length ? [] : [[table, found[at], before[table]?.[at]]];
    });
    expect(differ).toEqual([]);
  };

  test('that a user has changed is updated as it stands, with the same rows on every engine', async () => {
    const database = await open('_g');
    await database.load(short.folder, short.manifest, {});
    const session = await database.beginUpdate({});
    const changed = { columns: ['film_id', 'rental_rate'], keys: 1, rows: [[1, 3.21]] };
    await session.transact([], (transaction) => transaction.changeRows('film', changed));
    await session.close();
    const result = await update(database, 2);
    expect(result).toMatchObject({ foreign: expect.stringMatching(/^film: the sum over rental_rate/), written: true });
    expect(result.tables.rental?.added).toBeGreaterThan(100);
    expect(await database.inspect()).toMatchObject({ kind: 'foreign', isOurs: true, otherTables: [] });
    expectSameRows('updated', {
      ...(await rowsOf(database)),
      tables: [result.tables],
      assumed: [{ ...result.assumptions }],
    });
    expect((await database.drop()).database).toBe(true);
    await database.close();
  });

  test('takes a purchase, which a trial leaves out and whose copies are on the shelf', async () => {
    const database = await open('_h');
    await database.load(short.folder, short.manifest, {});
    const { inventory_purchasing } = resolveConfig({ flags: {}, environment: {} }).config;
    const buy = (dryRun: boolean) =>
      addInventory(
        database,
        {
          method: { kind: 'quantity', copies: 30 },
          stores: [],
          films: [],
          categories: [],
          note: `"Ada's" \\ é`,
          defaultPurchasing: inventory_purchasing,
          dryRun,
        },
        jobReport({}),
        new AbortController().signal,
      );
    const show = async () => {
      const record = await readRecord(database);
      return database.query((runner) => readInventory(runner, record));
    };
    const before = await show();
    const trial = await buy(true);
    expect(await show()).toEqual(before);
    const report = await buy(false);
    expect(report).toEqual({ ...trial, bought: true, database: report.database });
    const after = await show();
    expect([after.items, after.in]).toEqual([before.items + 30, before.in + 30]);
    expectSameRows('bought', { ...(await rowsOf(database)), lots: [...report.lots], shelves: [{ ...after }] });
    await database.drop();
    await database.close();
  });

  test('is measured and checked with the same results on every engine', async () => {
    const database = await open('_i');
    await database.load(short.folder, short.manifest, {});
    const record = await readRecord(database);
    const { tables, rows } = await measureTables(database);
    expect(rows).toBe(tables.reduce((sum, table) => sum + table.rows, 0));
    expect(tables.find(({ table }) => table === 'rental')?.data_bytes).toBeGreaterThan(0);
    const counts = tables.map(({ table, rows, first, last }) => ({ table, rows, first, last }));
    const { weeks } = await measureGrowth(database, record);
    const { checks, failed, errors } = await checkIntegrity(database, record, new AbortController().signal);
    expect([weeks.length, failed, errors]).toEqual([20, 0, 0]);
    expectSameRows('measured', {
      tables: counts.sort((one, other) => one.table.localeCompare(other.table)),
      weeks: weeks.map((week) => ({ ...week })),
      checks: checks.map(({ name, status, found }) => ({ name, status, found })),
    });
    await database.drop();
    await database.close();
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
