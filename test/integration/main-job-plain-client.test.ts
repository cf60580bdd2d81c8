import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { expect, test, vi } from 'vitest';
import type { Manifest } from '../../src/dataset/manifest.js';
import { TABLES } from '../../src/schema/tables.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

vi.setConfig({ testTimeout: 180_000 });

const CLIENT = 'mariadb';
const cli = useCli();
const plain = useDatabase();
const ours = useDatabase({ create: false });

/** Runs the scripts of a folder in the empty database `plain`, with a client whose session begins with a statement. */
async function runScripts(folder: string, begin = 'DO 0'): Promise<void> {
  await plain.connection.query(`DROP DATABASE ${plain.name}`);
  await plain.connection.query(`CREATE DATABASE ${plain.name} COLLATE utf8mb4_unicode_ci`);
  for (const script of ['schema.sql', 'load.sql']) {
    const client = spawnSync(
      CLIENT,
      [
        '--no-defaults',
        '--local-infile=1',
        `--init-command=${begin}`,
        `--socket=${plain.socket}`,
        '--user=root',
        plain.name,
      ],
      { cwd: folder, input: readFileSync(join(folder, script)), encoding: 'utf8' },
    );
    expect(client).toMatchObject({ status: 0, stderr: '' });
  }
}

async function checksums(database: string): Promise<Record<string, number>> {
  const names = TABLES.map(({ name }) => `${database}.${name}`).join(', ');
  const [rows] = await plain.connection.query<RowDataPacket[]>(`CHECKSUM TABLE ${names}`);
  return Object.fromEntries(rows.map((row) => [String(row.Table).split('.')[1], row.Checksum]));
}

async function describeTables(database: string): Promise<string[]> {
  const statements = [];
  for (const { name } of TABLES) {
    const [rows] = await plain.connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${database}.${name}`);
    statements.push(String(rows[0]?.['Create Table']).replace(/ STATS_AUTO_RECALC=\w+/, ''));
  }
  return statements;
}

test.each([
  { what: 'without headers', args: ['--weeks', '40'] },
  { what: 'with headers', args: ['--weeks', '4', '--header'] },
])('any client makes of a folder $what, by its own scripts, what this program makes', async ({ what, args }) => {
  const folder = join(cli.folder, what);
  expect(await cli.run(['generate', '-o', folder, ...args])).toMatchObject({
    exitCode: 0,
  });
  await runScripts(folder);
  const load = ['load', folder, '-S', ours.socket, '-u', 'root', '-D', ours.name, '--overwrite'];
  expect(await cli.run(load)).toMatchObject({ exitCode: 0 });
  expect(await checksums(plain.name)).toEqual(await checksums(ours.name));
  expect(await describeTables(plain.name)).toEqual(await describeTables(ours.name));
});

test.each([
  ['all tables', []],
  ['chosen tables', ['--tables', 'category,language']],
])('the scripts of %s load every row with a client whose autocommit is off', async (what, choice) => {
  const folder = join(cli.folder, `autocommit ${what}`);
  expect(await cli.run(['generate', '-o', folder, '--weeks', '1', ...choice])).toMatchObject({ exitCode: 0 });
  await runScripts(folder, 'SET autocommit = 0');
  const { tables }: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const [name, { rows }] of Object.entries(tables)) {
    const [[counted]] = await plain.connection.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS n FROM ${plain.name}.${name}`,
    );
    expect([name, counted?.n]).toEqual([name, rows]);
  }
});
