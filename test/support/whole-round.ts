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
 * a dry run of an update, buying copies, an update, validate again, and a backup.
 *
 * @param place - the options that name the server and the database
 * @param backup - the file that the backup is written to
 */
export async function doWholeRound(place: readonly string[], backup: string): Promise<void> {
  await expectDone(['run', '--weeks', '6', '--no-csv', ...place]);
  await expectDone(['validate', ...place]);
  await expectDone(['update', '2', '--dry-run', ...place]);
  await expectDone(['inventory', 'add', '--quantity', '12', ...place]);
  await expectDone(['update', '2', ...place]);
  await expectDone(['validate', ...place]);
  await expectDone(['maintain', 'backup', '-o', backup, ...place]);
}
