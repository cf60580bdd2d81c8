import type { Connection } from 'mysql2/promise';
import { type Replacement, requireReplaceable } from '../../contents.js';
import { endAbandonedStatements, lockDatabase, useDatabase } from '../database-lock.js';
import { dropOwnTables, inspectDatabase, isOwnDatabase } from '../inspect-database.js';
import { quoteName } from '../quote.js';

/** What a load may do with what is there. */
export interface DatabaseReplacement extends Replacement {
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
  replacement: DatabaseReplacement,
): Promise<boolean> {
  await lockDatabase(connection, database);
  await endAbandonedStatements(connection, database);
  const contents = await inspectDatabase(connection, database, replacement.beside);
  requireReplaceable(database, contents, replacement);
  const isNew = contents.kind === 'empty' && !contents.exists;
  const isOwn = isNew || (await isOwnDatabase(connection, database));
  if (isNew) {
    await connection.query(`CREATE DATABASE ${quoteName(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  } else if (contents.kind !== 'empty') {
    await dropOwnTables(connection, database);
  }
  await useDatabase(connection, database);
  return isOwn;
}
