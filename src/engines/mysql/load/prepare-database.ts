import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import { endAbandonedStatements, lockDatabase, useDatabase } from '../database-lock.js';
import {
  type DatabaseState,
  dropOwnTables,
  inspectDatabase,
  isOwnDatabase,
  nameSome,
} from '../database-state.js';
import { quoteName } from '../quote.js';

/** What may be done about tables that are there already. */
export interface Replacement {
  /** Continue a load that was interrupted: its tables are dropped and loaded anew. */
  readonly resume?: boolean | undefined;
  /** Drop what this program made, whole or not. */
  readonly overwrite?: boolean | undefined;
  /** A table of the database that is none of the load's concern. */
  readonly beside?: string | undefined;
}

/**
 * Locks a database for one load and leaves it there, empty, and in use on this connection. Returns whether this program
 * created the database.
 * Throws a DatagenError 'conflict' when someone else loads into it or it holds tables that may not go.
 */
export async function prepareDatabase(
  connection: Connection,
  database: string,
  replacement: Replacement,
): Promise<boolean> {
  await lockDatabase(connection, database);
  await endAbandonedStatements(connection, database);
  const state = await inspectDatabase(connection, database, replacement.beside);
  const isOwn = state.kind === 'missing' || (await isOwnDatabase(connection, database));
  if (state.kind === 'missing') {
    await connection.query(
      `CREATE DATABASE ${quoteName(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
  } else if (state.kind !== 'empty') {
    requireReplaceable(database, state, replacement);
    await dropOwnTables(connection, database);
  }
  await useDatabase(connection, database);
  return isOwn;
}

function requireReplaceable(
  database: string,
  state: DatabaseState,
  { overwrite = false, resume = false }: Replacement,
): void {
  if (state.kind === 'foreign' && !(state.isOurs && overwrite)) {
    throw new DatagenError(
      'conflict',
      `Database ${database} holds tables that this program did not make: ${nameSome(state.tables)}.`,
      { hint: 'Nothing was changed. Load into another database with -D NAME.' },
    );
  }
  if (state.kind !== 'ours' || overwrite) return;
  const { run } = state;
  const unfinished = run.state === 'loading';
  if (unfinished && resume) return;
  throw new DatagenError(
    'conflict',
    unfinished
      ? `Database ${database} holds a load that was interrupted.`
      : `Database ${database} already holds a dataset of this program (seed ${run.record.seed}, ${run.record.weeks} weeks).`,
    {
      hint: unfinished
        ? 'Load it again with --resume or --overwrite.'
        : 'Replace it with --overwrite, or load into another database with -D NAME.',
    },
  );
}
