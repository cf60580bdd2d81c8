import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { beforeAll, expect, test } from 'vitest';
import { DatagenError } from '../../src/errors.js';
import { packageRoot } from '../../src/paths.js';
import { checksumAnyTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { runCommand } from '../support/run-command.js';

/** A database with the tables of rentals, but the columns of MySQL's own example. */
const database = useDatabase();

beforeAll(async () => {
  const { socket, name } = database;
  const connection = await createConnection({
    socketPath: socket,
    user: 'root',
    database: name,
    multipleStatements: true,
  });
  await connection.query(await readFile(join(packageRoot, 'test', 'fixtures', 'sakila-like.sql'), 'utf8'));
  await connection.end();
});

function run(command: string) {
  return runCommand([...command.split(' '), '-S', database.socket, '-u', 'root', '-D', database.name, '-q']);
}

test.each([
  ['summary', 'inventory.date_purchased'],
  ['validate', 'inventory.date_purchased'],
  ['inventory show', 'inventory.created_at'],
  ['inventory add --quantity 3', 'the table category'],
  ['maintain integrity', 'inventory.date_purchased'],
  ['update 2', 'the table city'],
])('%s of a database of another schema names what is missing', async (command, column) => {
  const before = await checksumAnyTables(database.connection, database.name);
  const { thrown, stdout } = await run(command);
  expect(stdout).toBe('');
  expect(thrown).toBeInstanceOf(DatagenError);
  expect(thrown).toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(new RegExp(`^The database has another schema\\. .*${column}`)),
    hint: expect.stringContaining('-D NAME'),
  });
  expect(await checksumAnyTables(database.connection, database.name)).toEqual(before);
});

test.each(['maintain stats', 'maintain growth', 'maintain slow', 'maintain analyze'])(
  '%s works on a database of another schema',
  async (command) => {
    expect(await run(command)).toMatchObject({ exitCode: 0, thrown: undefined });
  },
);

test('maintain full begins no task where one of them cannot be done, and names those that can', async () => {
  const { thrown, stdout } = await run('maintain full');
  expect(stdout).toBe('');
  expect(thrown).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('The check of integrity needs'),
    hint: expect.stringMatching(/^No task was begun\. .*optimize and backup work.*maintain.*stats/),
  });
});

test('a column that only some checks read may be missing: the summary needs none of it', async () => {
  await database.connection.query("ALTER TABLE inventory ADD COLUMN date_purchased DATE NOT NULL DEFAULT '2005-01-01'");
  try {
    const { exitCode, stdout } = await run('summary --json');
    expect({ exitCode, rentals: JSON.parse(stdout).total_rentals }).toEqual({ exitCode: 0, rentals: 1 });
    const validated = JSON.parse((await run('validate --json')).stdout);
    const check = (name: string) =>
      validated.checks.find((each: { readonly name: string }) => each.name === name)?.status;
    expect(check('overlapping-rentals')).toBe('pass');
    expect(check('return-before-rental')).toBe('pass');
  } finally {
    await database.connection.query('ALTER TABLE inventory DROP COLUMN date_purchased');
  }
});
