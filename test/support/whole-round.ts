import type { Connection, RowDataPacket } from 'mysql2/promise';
import { expect } from 'vitest';
import { runCommand } from './run-command.js';

/** Runs a command that has to end with 0. */
async function expectDone(args: readonly string[]): Promise<void> {
  const { exitCode, thrown } = await runCommand([...args, '--json', '-q']);
  expect({ command: args.slice(0, 3).join(' '), thrown, exitCode }).toMatchObject({
    thrown: undefined,
    exitCode: 0,
  });
}

/**
 * Does what a user does with a database, one command after the other, each of which has to end with 0: run, validate,
 * a dry run of an update, buying copies, an update, and validate again.
 *
 * @param place - the options that name the server and the database
 */
export async function doWholeRound(place: readonly string[]): Promise<void> {
  await expectDone(['run', '--weeks', '6', '--no-csv', ...place]);
  await expectDone(['validate', ...place]);
  await expectDone(['update', '2', '--dry-run', ...place]);
  await expectDone(['inventory', 'add', '--quantity', '12', ...place]);
  await expectDone(['update', '2', ...place]);
  await expectDone(['validate', ...place]);
}

/** The checksums of a database's tables, by their names. */
export async function checksumsOf(connection: Connection, database: string): Promise<Record<string, string>> {
  const [tables] = await connection.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? AND TABLE_NAME <> 'datagen_run' ORDER BY TABLE_NAME`,
    [database],
  );
  const sums = tables.map(async ({ name }) => {
    const [[sum]] = await connection.query<RowDataPacket[]>(`CHECKSUM TABLE \`${database}\`.\`${name}\``);
    return [name, String(sum?.Checksum)] as const;
  });
  return Object.fromEntries(await Promise.all(sums));
}
