import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summarise } from '../../src/checks/summarise.js';
import { validate } from '../../src/checks/validate.js';
import { createDuckDbRunner, openDuckDb } from '../../src/engines/duckdb/engine.js';
import { loadDuckDbFile } from '../../src/engines/duckdb/load-dataset.js';
import type { QueryRunner, Row } from '../../src/engines/engine.js';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { loadDataset } from '../../src/engines/mysql/load/load-database.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { plainRow } from '../../src/engines/values.js';
import { sqlFolder } from '../../src/paths.js';
import { TABLES } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { useDataset, useFolder } from '../support/dataset.js';

const dataset = useDataset(60);
const folder = useFolder();
const database = useDatabase({ create: false });
let mariadb: QueryRunner;
let duckdb: QueryRunner;
let close = () => {};

beforeAll(async () => {
  await loadDataset({
    folder: dataset.folder,
    manifest: dataset.manifest,
    database: database.name,
    method: 'local',
    open: (options) => openConnection({ socket: database.socket, user: 'root' }, options),
  });
  await database.connection.query(`USE ${database.name}`);
  mariadb = createMysqlRunner('mariadb', [database.connection]);

  const file = join(folder.path, 'shop.duckdb');
  await loadDuckDbFile(file, dataset);
  const db = await openDuckDb(file, { readOnly: true });
  close = db.close;
  duckdb = await createDuckDbRunner(db);
});
afterAll(() => close());

/** MariaDB's driver has taken JSON apart already, DuckDB's gives its text. */
function parseJson(row: Row): Row {
  const { special_features: json, ...rest } = row;
  if (json === undefined) return row;
  return { ...rest, json: JSON.stringify(typeof json === 'string' ? JSON.parse(json) : json) };
}

/** Rows and their hash, as the engine gives them in the order of their first two columns. */
async function checksum(runner: QueryRunner, table: string): Promise<string> {
  const rows = await runner.rows(`SELECT * FROM ${table} ORDER BY 1, 2`);
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${JSON.stringify(plainRow(parseJson(row)))}\n`);
  return `${table}: ${rows.length} rows, ${hash.digest('hex')}`;
}

test('MariaDB and DuckDB hold the same rows of every table', async () => {
  for (const { name } of TABLES) expect(await checksum(duckdb, name)).toBe(await checksum(mariadb, name));
});

test('both have the same columns, in the same order and as nullable', async () => {
  const ask = async (runner: QueryRunner, schema: string) => {
    const rows = await runner.rows(
      `SELECT table_name AS t, column_name AS c, is_nullable AS n FROM information_schema.columns
       WHERE table_schema = ${schema} ORDER BY table_name, ordinal_position`,
    );
    return rows.map(({ t, c, n }) => `${t}.${c} ${n}`).sort();
  };
  expect(await ask(duckdb, 'current_schema()')).toEqual(await ask(mariadb, 'DATABASE()'));
});

test('the same sql files give the same summary, year by year', async () => {
  expect(await summarise(duckdb, dataset.manifest)).toEqual(await summarise(mariadb, dataset.manifest));
});

test('every check passes in DuckDB that passes in MariaDB, with the same figures', async () => {
  const options = { folder: join(sqlFolder, 'validate') };
  const found = await validate(duckdb, dataset.manifest, options);
  expect(found.failed).toBe(0);
  expect(found).toEqual(await validate(mariadb, dataset.manifest, options));
});
