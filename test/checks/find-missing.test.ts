import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findMissing } from '../../src/checks/find-missing.js';
import { listColumns } from '../../src/checks/list-columns.js';
import { loadQueries } from '../../src/checks/load-queries.js';
import { fillIn, writeParameters } from '../../src/checks/parameters.js';
import { prepareScans } from '../../src/checks/scans.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { sqlFolder } from '../../src/paths.js';
import { createTable } from '../../src/schema/ddl/mysql.js';
import { TABLES } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { makeRecord } from '../support/make-record.js';

const database = useDatabase();
const runner = () => createMysqlRunner('mariadb', [database.connection]);

beforeAll(async () => {
  for (const table of TABLES) {
    await database.connection.query(createTable(table, 'INT').sql);
  }
});

interface WrittenCheck {
  readonly name: string;
  readonly sql: string;
}

/** The checks as they are sent to a whole database, each scan in full. */
async function writeChecks(): Promise<readonly WrittenCheck[]> {
  const parameters = writeParameters(makeRecord(), await listColumns(runner()));
  const scans = await prepareScans(runner(), parameters);
  for (const name of scans.names) await scans.parts(name);
  const all = new Map([...parameters, ...scans.parameters()]);
  return (await loadQueries(join(sqlFolder, 'validate'))).flatMap(({ name, text }) => {
    const filled = fillIn(text, all);
    return 'missing' in filled ? [] : [{ name, sql: filled.sql }];
  });
}

function names(sql: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(sql);
}

/** Whether the server takes a query, which it then need not run. */
function isTaken(sql: string): Promise<boolean> {
  return database.connection.prepare(sql).then(
    () => {
      // The driver would keep it for the next time.
      database.connection.unprepare(sql);
      return true;
    },
    () => false,
  );
}

/** Compares what is found missing with what the server refuses, which it can only where the checks name it. */
async function expectSame(checks: readonly WrittenCheck[], gone: string): Promise<void> {
  const columns = await listColumns(runner());
  const missing = checks.filter(({ sql }) => findMissing(sql, columns) !== undefined);
  const refused: WrittenCheck[] = [];
  for (const check of checks.filter(({ sql }) => names(sql, gone))) {
    if (!(await isTaken(check.sql))) refused.push(check);
  }
  expect({ gone, checks: missing.map(({ name }) => name) }).toEqual({
    gone,
    checks: refused.map(({ name }) => name),
  });
}

test('nothing is missing for any check where every column is there', async () => {
  const columns = await listColumns(runner());
  for (const { name, sql } of await writeChecks()) {
    const found = { name, taken: await isTaken(sql), missing: findMissing(sql, columns) };
    expect(found).toEqual({ name, taken: true, missing: undefined });
  }
});

test('without a column something is missing for exactly the checks that a server refuses', async () => {
  const { connection } = database;
  const checks = await writeChecks();
  for (const { name, columns } of TABLES) {
    for (const column of columns.filter((each) => checks.some(({ sql }) => names(sql, each)))) {
      await connection.query(`ALTER TABLE ${name} RENAME COLUMN ${column} TO gone`);
      await expectSame(checks, column);
      await connection.query(`ALTER TABLE ${name} RENAME COLUMN gone TO ${column}`);
    }
  }
});

test('without a table it is what is missing for exactly the checks that a server refuses', async () => {
  const { connection } = database;
  const checks = await writeChecks();
  for (const { name } of TABLES) {
    await connection.query(`ALTER TABLE ${name} RENAME TO gone`);
    await expectSame(checks, name);
    await connection.query(`ALTER TABLE gone RENAME TO ${name}`);
  }
});

test('what is missing is named', () => {
  const columns = new Map([['rental', new Set(['rental_id'])]]);
  expect(findMissing('SELECT rental_id, staff_id FROM rental', columns)).toBe(
    'there is no column rental.staff_id to read',
  );
  expect(findMissing('SELECT r.staff_id FROM rental AS r', columns)).toBe('there is no column rental.staff_id to read');
  expect(findMissing('SELECT 1 FROM rental JOIN payment ON TRUE', columns)).toBe('there is no table payment to read');
  expect(findMissing("SELECT 'staff_id' FROM rental -- staff_id", columns)).toBeUndefined();
});
