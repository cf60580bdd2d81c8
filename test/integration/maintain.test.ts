import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Validation } from '../../src/checks/validate.js';
import type { Backup } from '../../src/engines/backup/backup.js';
import { findCompanion } from '../../src/engines/private-server/server-program.js';
import type { Growth } from '../../src/jobs/maintain/growth.js';
import type { SlowReport } from '../../src/jobs/maintain/slow.js';
import type { Stats } from '../../src/jobs/maintain/tables.js';
import { useLoadedChain } from '../support/loaded-chain.js';
import { useCli } from '../support/run-cli.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

const WEEKS = 8;
const chain = useLoadedChain(WEEKS);
const cli = useCli();
const place = mkdtempSync(join(tmpdir(), 'maintain-test-'));
afterAll(() => rmSync(place, { recursive: true }));

const path = process.env.PATH ?? '';
const canDump = findCompanion(undefined, ['mariadb-dump', 'mysqldump'], path) !== undefined;

function connectionFlags(): string[] {
  const { name, socket } = chain.database;
  return ['-S', socket, '-u', 'root', '-D', name];
}

function maintain(task: string, ...args: string[]): Promise<CommandRun> {
  return runCommand(['maintain', task, '-q', ...args, ...connectionFlags()]);
}

async function maintainJson<Result>(task: string, ...args: string[]): Promise<Result> {
  const { stdout, stderr, thrown } = await maintain(task, '--json', ...args);
  expect({ thrown, stderr }).toEqual({ thrown: undefined, stderr: '' });
  return JSON.parse(stdout) as Result;
}

async function query(sql: string, values: unknown[] = []): Promise<RowDataPacket[]> {
  const [rows] = await chain.database.connection.query<RowDataPacket[]>(sql, values);
  return rows;
}

async function checksums(database: string): Promise<[table: string, checksum: number][]> {
  const tables = await query(
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME',
    [database],
  );
  const sums: [string, number][] = [];
  for (const { name } of tables) {
    const [row] = await query(`CHECKSUM TABLE \`${database}\`.\`${name}\``);
    sums.push([name, Number(row?.Checksum)]);
  }
  return sums;
}

/** Restores a backup into a new database, with the server's own client. */
async function restore(file: string, database: string): Promise<void> {
  await query(`CREATE DATABASE ${database}`);
  const client = findCompanion(undefined, ['mariadb', 'mysql'], path) ?? 'mariadb';
  const { socket } = chain.database;
  const input = gunzipSync(readFileSync(file));
  execFileSync(client, ['--no-defaults', '-S', socket, '-u', 'root', database], { input });
}

/** The events, routines, triggers and views of a database, each with what it does. */
async function storedIn(database: string): Promise<RowDataPacket[]> {
  return query(
    `SELECT EVENT_NAME AS name, EVENT_DEFINITION AS does, STARTS AS at
     FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?
     UNION ALL SELECT ROUTINE_NAME, ROUTINE_DEFINITION, DTD_IDENTIFIER
     FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?
     UNION ALL SELECT TRIGGER_NAME, ACTION_STATEMENT, EVENT_OBJECT_TABLE
     FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?
     UNION ALL SELECT TABLE_NAME, REPLACE(VIEW_DEFINITION, TABLE_SCHEMA, ''), ''
     FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ? ORDER BY name`,
    [database, database, database, database],
  );
}

test('stats tells the rows, the sizes and the dates of every table', async () => {
  const stats = await maintainJson<Stats>('stats');
  expect(stats.tables).toHaveLength(19);
  for (const each of stats.tables) {
    const [row] = await query(`SELECT COUNT(*) AS found FROM ${each.table}`);
    expect([each.table, each.rows]).toEqual([each.table, Number(row?.found)]);
    expect(each.data_bytes).toBeGreaterThan(0);
  }
  const rental = stats.tables.find(({ table }) => table === 'rental');
  expect(rental).toMatchObject({ first: '2001-10-01', last: '2001-11-25' });
  expect(rental?.index_bytes).toBeGreaterThan(0);
});

test('growth counts every week and compares the last whole one with the first', async () => {
  const growth = await maintainJson<Growth>('growth');
  const weeks = await query(
    `SELECT CAST(DATE_SUB(DATE(rental_date), INTERVAL WEEKDAY(rental_date) DAY) AS CHAR) AS monday, COUNT(*) AS rentals
     FROM rental GROUP BY monday ORDER BY monday`,
  );
  expect(growth.weeks.map(({ monday, rentals }) => ({ monday, rentals }))).toEqual(weeks);
  const [first, last] = [growth.weeks[0]!.rentals, growth.weeks[WEEKS - 1]!.rentals];
  expect(growth).toMatchObject({ first_whole_week: { rentals: first }, last_whole_week: { rentals: last } });
  expect(growth.change).toBeCloseTo(last / first - 1, 3);
  expect((1 + (growth.mean_weekly_growth ?? 0)) ** (WEEKS - 1)).toBeCloseTo(last / first, 2);
  const { stdout } = await maintain('growth');
  const bars = stdout.split('\n').filter((line) => line.includes('█'));
  expect(bars).toHaveLength(WEEKS);
  expect(Math.max(...bars.map((line) => line.match(/█/g)?.length ?? 0))).toBe(40);
});

test('a sound database passes integrity, which asks for no ledger', async () => {
  const { exitCode, stdout } = await maintain('integrity', '--json');
  const { checks, failed } = JSON.parse(stdout) as Validation;
  expect([exitCode, failed]).toEqual([0, 0]);
  const names = checks.map(({ name }) => name);
  expect(names).toContain('overlapping-rentals');
  expect(names).not.toContain('ledger-totals');
});

test('analyze and optimize go through every table', async () => {
  for (const task of ['analyze', 'optimize']) {
    const { tables } = await maintainJson<{ tables: { status: string }[] }>(task);
    expect(tables).toHaveLength(19);
    expect(tables.every(({ status }) => status === 'ok')).toBe(true);
  }
});

test('slow finds the column without an index and the table without statistics', async () => {
  const before = await maintainJson<SlowReport>('slow');
  expect(before).toMatchObject({ unindexed_keys: [], tables_without_statistics: [] });
  await query('ALTER TABLE payment DROP FOREIGN KEY fk_payment_customer_id, DROP INDEX idx_customer_id');
  await query(
    'CREATE TABLE `no``te` (note_id INT PRIMARY KEY, film_id INT) STATS_AUTO_RECALC = 0 SELECT 1 AS note_id, 1 AS film_id',
  );
  const report = await maintainJson<SlowReport>('slow');
  expect(report.unindexed_keys).toEqual([
    { table: 'no`te', column: 'film_id', parent: 'film' },
    { table: 'payment', column: 'customer_id', parent: 'customer' },
  ]);
  expect(report.tables_without_statistics).toEqual(['no`te']);
  await maintainJson('analyze');
  expect((await maintainJson<SlowReport>('slow')).tables_without_statistics).toEqual([]);
  await query('DROP TABLE `no``te`');
  await query(
    `ALTER TABLE payment ADD INDEX idx_customer_id (customer_id),
       ADD CONSTRAINT fk_payment_customer_id FOREIGN KEY (customer_id) REFERENCES customer (customer_id)`,
  );
});

test('slow tells the longest statements where the server logs them, and how to where it doesn’t', async () => {
  expect(await maintainJson<SlowReport>('slow')).toMatchObject({
    statement_source: null,
    statement_hint: expect.stringContaining('slow_query_log'),
  });
  const [before] = await query('SELECT @@GLOBAL.slow_query_log AS log, @@GLOBAL.log_output AS output');
  await query(
    "SET GLOBAL slow_query_log = 1, GLOBAL log_output = 'TABLE', SESSION slow_query_log = 1, long_query_time = 0",
  );
  try {
    await query('SELECT COUNT(*) FROM rental AS what_took_so_long');
    const report = await maintainJson<SlowReport>('slow');
    expect(report.statement_source).toBe('slow log');
    expect(report.statements.map(({ statement }) => statement)).toContain(
      'SELECT COUNT(*) FROM rental AS what_took_so_long',
    );
  } finally {
    await query('SET SESSION long_query_time = 10');
    await query('SET GLOBAL slow_query_log = ?, GLOBAL log_output = ?', [before?.log, before?.output]);
  }
});

describe.skipIf(!canDump)('backup', () => {
  test('restores to the same tables, row for row', async () => {
    const file = join(place, 'backup.sql.gz');
    const backup = await maintainJson<Backup>('backup', '-o', file);
    expect(backup).toMatchObject({ file, warnings: [] });
    const sql = gunzipSync(readFileSync(file));
    expect(sql.length).toBe(backup.sql_bytes);
    expect(sql.toString().trimEnd().split('\n').at(-1)).toMatch(/^-- Dump completed/);
    const { name } = chain.database;
    const restored = `${name}_restored`;
    try {
      await restore(file, restored);
      const there = await checksums(restored);
      expect(there).toHaveLength(19);
      expect(there).toEqual(await checksums(name));
    } finally {
      await query(`DROP DATABASE ${restored}`);
    }
  });

  afterAll(async () => {
    for (const program of [
      'VIEW kept_view',
      'TRIGGER kept_trigger',
      'PROCEDURE `kept pro``cedure ü`',
      'FUNCTION kept_function',
      'EVENT kept_event',
    ])
      await query(`DROP ${program}`);
  });

  test('restores routines that were made under ANSI_QUOTES, which ORACLE has', async () => {
    await query('SET sql_mode = ORACLE');
    const programs = [
      'CREATE PACKAGE quoted_package AS FUNCTION one RETURN INT; END',
      'CREATE PACKAGE BODY quoted_package AS FUNCTION one RETURN INT AS BEGIN RETURN 1; END; END',
      'CREATE PROCEDURE "quoted""pro`cedure" AS BEGIN SELECT 1; END',
    ];
    for (const statement of programs) await query(statement);
    onTestFinished(async () => {
      await query('DROP PACKAGE quoted_package');
      await query('DROP PROCEDURE "quoted""pro`cedure"');
      await query('SET sql_mode = DEFAULT');
    });
    const file = join(place, 'quoted.sql.gz');
    expect(await maintainJson<Backup>('backup', '-o', file)).toMatchObject({ routines: 3, warnings: [] });
    const { name } = chain.database;
    const restored = `${name}_quoted`;
    await restore(file, restored);
    const there = await storedIn(restored);
    expect(there).toHaveLength(3);
    expect(there).toEqual(await storedIn(name));
    await query(`DROP DATABASE ${restored}`);
  });

  test('restores views, triggers, routines and events', async () => {
    const programs = [
      'CREATE VIEW kept_view AS SELECT film_id, title FROM film',
      'CREATE TRIGGER kept_trigger BEFORE INSERT ON actor FOR EACH ROW SET NEW.last_name = UPPER(NEW.last_name)',
      "CREATE PROCEDURE `kept pro``cedure ü`() BEGIN\nSELECT 'CREATE EVENT `fake`';\nEND",
      'CREATE FUNCTION kept_function(n INT) RETURNS INT DETERMINISTIC RETURN n + 1',
      "CREATE EVENT kept_event ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01' DO DELETE FROM actor WHERE actor_id < 0",
    ];
    for (const statement of programs) await query(statement);
    const file = join(place, 'programs.sql.gz');
    expect(await maintainJson<Backup>('backup', '-o', file)).toMatchObject({
      routines: 2,
      events: 1,
      warnings: [],
    });
    const { name } = chain.database;
    const restored = `${name}_programs`;
    await restore(file, restored);
    const there = await storedIn(restored);
    expect(there.map(({ name: each }) => each)).toEqual([
      'kept pro`cedure ü',
      'kept_event',
      'kept_function',
      'kept_trigger',
      'kept_view',
    ]);
    expect(there).toEqual(await storedIn(name));
    await query(`DROP DATABASE ${restored}`);
  });

  test.each([
    {
      who: 'sees no routine and no event',
      grants: [],
      result: { routines: 0, events: null },
      warnings: [/^Routines of other users may be missing/, /^Events, .* \(GRANT EVENT ON/],
    },
    {
      who: 'may call a routine but not read it',
      grants: ['EXECUTE', 'EVENT'],
      result: { routines: null, events: 1 },
      warnings: [/^No routine is in the backup: .* kept_function, kept pro`cedure ü \(GRANT SELECT ON mysql\.proc/],
    },
  ])('tells a user who $who what is missing', async ({ grants, result, warnings }) => {
    const { name, socket } = chain.database;
    await query('CREATE OR REPLACE USER reader@localhost IDENTIFIED BY ?', ['reads']);
    await query(`GRANT ${['SELECT', 'SHOW VIEW', 'TRIGGER', ...grants].join(', ')} ON ${name}.* TO reader@localhost`);
    const args = ['-q', '--json', '-o', join(place, 'less.sql.gz'), '--overwrite'];
    const connection = ['-S', socket, '-u', 'reader', '-D', name];
    const environment = { PATH: path, DVDRENTAL_PASSWORD: 'reads' };
    const run = await runCommand(['maintain', 'backup', ...args, ...connection], environment);
    expect(run.thrown).toBeUndefined();
    const backup = JSON.parse(run.stdout) as Backup;
    expect(backup).toMatchObject(result);
    expect(backup.warnings).toHaveLength(warnings.length);
    for (const [at, warning] of warnings.entries()) expect(backup.warnings[at]).toMatch(warning);
  });

  test('leaves a file alone that is there, unless it may be replaced', async () => {
    const file = join(place, 'kept.sql.gz');
    writeFileSync(file, 'precious');
    expect((await maintain('backup', '-o', file)).thrown).toMatchObject({ code: 'conflict' });
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect((await maintain('backup', '-o', file, '--overwrite')).exitCode).toBe(0);
    expect(gunzipSync(readFileSync(file)).toString()).toContain('CREATE TABLE `rental`');
  });

  test('leaves alone what has the name of a draft, what a link is, and what is no plain file', async () => {
    const file = join(place, 'linked.sql.gz');
    const target = join(place, 'target.sql.gz');
    writeFileSync(`${file}.partial`, 'precious');
    symlinkSync(target, file);
    expect((await maintain('backup', '-o', file, '--overwrite')).thrown).toMatchObject({ code: 'conflict' });
    writeFileSync(target, 'old');
    expect((await maintain('backup', '-o', file, '--overwrite')).exitCode).toBe(0);
    expect(readlinkSync(file)).toBe(target);
    expect(gunzipSync(readFileSync(target)).toString()).toContain('CREATE TABLE `rental`');
    expect(readFileSync(`${file}.partial`, 'utf8')).toBe('precious');
    expect((await maintain('backup', '-o', place, '--overwrite')).thrown).toMatchObject({ code: 'conflict' });
  });

  test('full does all of it, in order', async () => {
    const file = join(place, 'full.sql.gz');
    const all = await maintainJson<Record<string, unknown>>('full', '-o', file);
    const tasks = ['stats', 'growth', 'integrity', 'slow', 'analyze', 'optimize', 'backup'];
    expect(Object.keys(all)).toEqual(tasks);
    expect(existsSync(file)).toBe(true);
  });
});

describe('a dump program', () => {
  const secret = 'no " one\\ may #see';

  /** A program that is called mariadb-dump, keeps what it was given, and does as told. */
  function pretend(script: string): Record<string, string> {
    const program = join(place, 'mariadb-dump');
    writeFileSync(
      program,
      `#!/bin/sh\n[ "$2" = --version ] && { echo "mariadb-dump from 11.4-MariaDB"; exit; }
printf '%s\\n' "$@" > '${place}/arguments'; env > '${place}/environment'; cat /dev/fd/3 > '${place}/options'\n${script}\n`,
    );
    chmodSync(program, 0o755);
    return { PATH: `${place}:${path}`, DVDRENTAL_PASSWORD: secret };
  }

  async function backUp(environment: Record<string, string>, file: string): Promise<CommandRun> {
    await query('CREATE OR REPLACE USER keeper@localhost IDENTIFIED BY ?', [secret]);
    await query('GRANT SELECT ON *.* TO keeper@localhost');
    const { name, socket } = chain.database;
    const connection = ['-S', socket, '-u', 'keeper', '-D', name];
    return runCommand(['maintain', 'backup', '-q', '-o', file, ...connection], environment);
  }

  test('is told the password neither by argument nor by environment', async () => {
    const file = join(place, 'pretended.sql.gz');
    const run = await backUp(pretend("echo '-- Dump completed on 2001-10-01'"), file);
    expect(run.thrown).toBeUndefined();
    expect(readFileSync(join(place, 'arguments'), 'utf8')).toContain('--single-transaction');
    expect(readFileSync(join(place, 'arguments'), 'utf8')).not.toContain('may');
    expect(readFileSync(join(place, 'environment'), 'utf8')).not.toContain('may');
    expect(readFileSync(join(place, 'options'), 'utf8')).toContain('password = "no \\" one\\\\ may #see"');
  });

  test('that drops a routine leaves no file behind', async () => {
    await query('CREATE FUNCTION counted() RETURNS INT DETERMINISTIC RETURN 1');
    const { name, socket } = chain.database;
    const file = join(place, 'unfinished.sql.gz');
    const connection = ['-S', socket, '-u', 'root', '-D', name];
    const environment = { PATH: pretend("echo '-- Dump completed on 2001-10-01'").PATH };
    const run = await runCommand(['maintain', 'backup', '-q', '-o', file, ...connection], environment);
    expect(run.thrown).toMatchObject({
      code: 'server',
      message: expect.stringContaining('lacks function counted'),
    });
    expect(existsSync(file)).toBe(false);
    await query('DROP FUNCTION counted');
  });

  test.each([
    ['stops before the last line', 'echo CREATE TABLE', 'before the dump was complete'],
    ['fails', "echo '-- Dump completed'; echo 'no such luck' >&2; exit 2", 'no such luck'],
  ])('that %s leaves no file behind', async (_, script, reason) => {
    const file = join(place, 'unfinished.sql.gz');
    const { thrown } = await backUp(pretend(script), file);
    expect(thrown).toMatchObject({ code: 'server', message: expect.stringContaining(reason) });
    expect(readdirSync(place).filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });
});

test('integrity finds what is wrong with a database of unknown origin, and ends with 3', async () => {
  await query('DROP TABLE datagen_run');
  expect((await maintain('integrity')).exitCode).toBe(0);
  await query('UPDATE rental SET return_date = rental_date - INTERVAL 1 DAY WHERE rental_id = 100');
  const { exitCode, stdout } = await cli.run(['maintain', 'integrity', '-q', ...connectionFlags()]);
  expect(stdout).toContain('fail    return-before-rental');
  expect(exitCode).toBe(3);
});

test('a database that is not there is a conflict', async () => {
  const { socket } = chain.database;
  const run = await cli.run(['maintain', 'stats', '-S', socket, '-u', 'root', '-D', 'nowhere']);
  expect(run.stderr).toContain('There is no data in database nowhere');
  expect(run.exitCode).toBe(2);
});
