import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askRows } from '../../src/engines/mysql/query.js';
import { MARK_TABLE, withBenchDatabase } from '../../src/jobs/benchmark/bench-database.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

const PASSWORD = 'only one database';
const WAYS = ['--ways', 'load,stream,hand-tuned', '--rounds', '1', '--weeks', '2', '--threads', '1'];

const database = useDatabase({ create: false });
const cli = useCli();
const user = `bench_${process.pid}`;
const ask = (sql: string) => askRows(database.connection, sql);
const open = () => openConnection({ socket: database.socket, user: 'root' });

beforeAll(async () => {
  await ask(`CREATE USER ${user}@localhost IDENTIFIED BY '${PASSWORD}'`);
  await ask(`GRANT ALL ON ${database.name}.* TO ${user}@localhost`);
});
afterAll(() => ask(`DROP USER ${user}@localhost`));

/** Measures as a user who has rights on one database only. */
function startBench(...args: string[]) {
  const server = ['-S', database.socket, '-u', user];
  return cli.start(['bench', 'load', ...server, ...WAYS, ...args], { env: { DVDRENTAL_PASSWORD: PASSWORD } });
}

const bench = (...args: string[]) => startBench(...args).finished;

async function listTables(name = database.name): Promise<unknown> {
  const rows = await ask(`SHOW DATABASES LIKE '${name}'`);
  if (rows.length === 0) return 'no database';
  return (await ask(`SHOW TABLES IN ${name}`)).flatMap((row) => Object.values(row));
}

test('rights on one database are enough, and a database that was not there is gone afterwards', async () => {
  const { exitCode, stdout, stderr } = await bench('-D', database.name, '--json');
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(
    JSON.parse(stdout)
      .ways.map(({ name }: { name: string }) => name)
      .sort(),
  ).toEqual(['hand-tuned', 'load', 'stream']);
  expect(await listTables()).toBe('no database');
});

test('an empty database is left empty, with the character set that it had', async () => {
  await ask(`CREATE DATABASE ${database.name} CHARACTER SET latin1`);
  expect(await bench('-D', database.name)).toMatchObject({ exitCode: 0 });
  expect(await listTables()).toEqual([]);
  const [found] = await ask(`SHOW CREATE DATABASE ${database.name}`);
  expect(Object.values(found!).join(' ')).toContain('latin1');
});

test('what a killed benchmark has left is removed by the next one, which drops the database that the first made', async () => {
  await ask(`DROP DATABASE IF EXISTS ${database.name}`);
  const killed = startBench('-D', database.name);
  await killed.until(async () => String(await listTables()).includes('rental'));
  killed.process.kill('SIGKILL');
  await killed.finished;
  expect(await listTables()).toContain(MARK_TABLE);
  expect(await bench('-D', database.name, '--ways', 'load')).toMatchObject({ exitCode: 0 });
  expect(await listTables()).toBe('no database');
});

test('an account with one connection is refused before anything is made', async () => {
  await ask(`DROP DATABASE IF EXISTS ${database.name}`);
  await ask(`ALTER USER ${user}@localhost WITH MAX_USER_CONNECTIONS 1`);
  const few = 'This benchmark needs at least 2 connections, and the account may have one connection';
  const dry = await bench('-D', database.name, '--dry-run');
  expect(dry.stdout.replace(/\s+/g, ' ')).toContain(few);
  const { exitCode, stderr } = await bench('-D', database.name);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(few) });
  expect(stderr).not.toContain('simulate');
  expect(await listTables()).toBe('no database');
});

test('an account with two connections measures the methods that need one beside the lock', async () => {
  await ask(`ALTER USER ${user}@localhost WITH MAX_USER_CONNECTIONS 2`);
  const ways = ['--ways', 'load,stream,hand-tuned,local-after-1,local-after-2,insert-multi'];
  const { exitCode, stdout, stderr } = await bench('-D', database.name, ...ways, '--json');
  await ask(`ALTER USER ${user}@localhost WITH MAX_USER_CONNECTIONS 0`);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const result = JSON.parse(stdout);
  const names: string[] = result.ways.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual(['insert-multi', 'load', 'local-after-1', 'stream']);
  const reason = (needed: number) =>
    `it needs ${needed} connections, and the account may have 2 connections (MAX_USER_CONNECTIONS)`;
  expect(result.left).toEqual([
    { name: 'hand-tuned', reason: reason(4) },
    { name: 'local-after-2', reason: reason(3) },
  ]);
  expect(await listTables()).toBe('no database');
});

test('a database is put back over the only connection that there is', async () => {
  let first = true;
  const openOnce = () => {
    if (!first) throw new Error('no second connection');
    first = false;
    return open();
  };
  const fail = () => Promise.reject(new Error('the task failed'));
  await expect(withBenchDatabase({ open: openOnce, database: database.name }, fail)).rejects.toThrow('the task failed');
  expect(await listTables()).toBe('no database');
});

test.each([
  ['of somebody else', 'CREATE TABLE <db>.invoice (id INT)', 'invoice'],
  ['of another name for the mark', `CREATE TABLE <db>.${MARK_TABLE} (id INT)`, MARK_TABLE],
])('a table %s is refused before anything is made, and stays', async (_, create, table) => {
  await ask(`DROP DATABASE IF EXISTS ${database.name}`);
  await ask(`CREATE DATABASE ${database.name}`);
  await ask(create.replace('<db>', database.name));
  const dry = await bench('-D', database.name, '--dry-run');
  expect(dry.stdout.replace(/\s+/g, ' ')).toContain(
    `Database ${database.name} contains tables that no benchmark created: ${table}. A benchmark would stop.`,
  );
  const { exitCode, stderr } = await bench('-D', database.name);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`Database ${database.name} contains tables that no benchmark created: ${table}.`);
  expect(stderr).not.toContain('simulate');
  expect(await listTables()).toEqual([table]);
});

test('without -D it is dvdrental_bench, for a dry run too; rights are asked before anything is made', async () => {
  const dry = await bench('--dry-run');
  expect(dry.stdout).toContain('dvdrental_bench on ');
  const { exitCode, stderr } = await bench();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('lacks rights on database dvdrental_bench:');
  expect(stderr).not.toContain('simulate');
});

test('two benchmarks never work in one database', async () => {
  await ask(`DROP DATABASE IF EXISTS ${database.name}`);
  const place = { open, database: database.name };
  const second = withBenchDatabase(place, () => withBenchDatabase(place, () => Promise.resolve('both')));
  await expect(second).rejects.toThrow('Another benchmark is using database');
  expect(await listTables()).toBe('no database');
});
