import type { Connection } from 'mysql2/promise';
import type { BusyClock } from '../../../busy-clock.js';
import type { PlannedRecord, RunRecord } from '../../../dataset/run-record.js';
import { DatagenError, throwIfAborted } from '../../../errors.js';
import type { IdType } from '../../../schema/table.js';
import type { Table } from '../../../schema/tables.js';
import { type Replacement, requireReplaceable } from '../../contents.js';
import type { OnLoadProgress } from '../../engine.js';
import { closeConnection } from '../connections.js';
import {
  endAbandonedStatements,
  type LoadedTables,
  lockDatabase,
  unlockDatabase,
  useDatabase,
} from '../database-lock.js';

import { dropOwnTables, inspectDatabase, isOwnDatabase } from '../inspect-database.js';
import type { LoadMethod } from '../load-method.js';
import { explainLoadFailure } from '../lost-connection.js';
import { quoteName } from '../query.js';
import { completeRun, createRunTable, insertRun, noteProgress } from '../run-record.js';
import { beginLoadSession } from '../session.js';
import { relaxDurability } from '../variables.js';
import type { Open, Reserve } from './connection-pool.js';
import { createBareTable, createWholeTable } from './create-tables.js';

/** The options of a load, from files or from memory. */
export interface LoadOptions extends DatabaseReplacement {
  readonly database: string;
  readonly method: LoadMethod;
  /** The user may not alter tables, so they are created with indexes and keys. */
  readonly inPlace?: boolean | undefined;
  /** Payments may name rentals and customers that do not exist, so they get no foreign keys to them. */
  readonly orphans?: boolean | undefined;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** The server is this program's own: its durability may be relaxed during the load. */
  readonly ownServer?: boolean | undefined;
  /** The server runs on this machine. */
  readonly local?: boolean | undefined;
  /** The number of connections that load one big table concurrently; default 1. */
  readonly connectionsPerTable?: number | undefined;
  /** Called when a table has its rows and indexes, with the number of such tables. */
  readonly onTable?: ((done: number) => void) | undefined;
  /** Runs while rows of the big tables are loaded. A source that waits for rows stops it. */
  readonly clock?: BusyClock | undefined;
  /** One connection loads the parts of all tables as they come, if there are too few connections. */
  readonly inTurn?: boolean | undefined;
  /** Open connections, which are used first. */
  readonly reserve?: Reserve | undefined;
  readonly onProgress?: OnLoadProgress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What is loaded. */
export interface LoadSubject {
  readonly record: PlannedRecord;
  readonly tables: readonly Table[];
  /** The SQL type of rental_id and payment_id. */
  readonly idType: IdType;
}

/** What a load may replace. */
export interface DatabaseReplacement extends Replacement {
  /** A table of the database that the load ignores. */
  readonly beside?: string | undefined;
}

/**
 * Locks a database for a load, creates or empties it, and selects it on this connection. Returns whether this program
 * created the database. Throws a DatagenError 'conflict' if another process loads into it or it holds tables that may
 * not be dropped.
 */
async function prepareDatabase(
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

/** A database during a load: locked, marked as loading, with empty tables. */
export interface OpenLoad {
  /** The connection that holds the database's lock. */
  readonly lockConnection: Connection;
  /** Records the number of finished tables, for other processes to read. Errors are ignored. */
  note(done: number): void;
  /** Makes all rows durable, updates the record and marks it complete. */
  complete(record: RunRecord): Promise<void>;
  /** Releases the database. Unless it is complete, it stays marked as loading. */
  close(): Promise<void>;
}

const UNMARKED = 'No row was loaded. Remove the cause, then run the command again.';

/** Begins a load. Throws a DatagenError: 'conflict', 'load', 'interrupted'. */
export async function openLoad(options: LoadOptions, subject: LoadSubject): Promise<OpenLoad> {
  const { database, signal } = options;
  // If no other connection is allowed, this one loads the rows too.
  const lockConnection = await options.open({ localFiles: options.method === 'local' });
  let putBack: (() => Promise<void>) | undefined;
  let isMarked = false;
  const close = async (): Promise<void> => {
    await putBack?.().catch(() => {});
    await unlockDatabase(lockConnection, database).catch(() => {});
    await closeConnection(lockConnection);
  };
  try {
    throwIfAborted(signal);
    await beginLoadSession(lockConnection);
    const isOwn = await prepareDatabase(lockConnection, database, options);
    await createRunTable(lockConnection, isOwn);
    const runId = await insertRun(lockConnection, database, subject.record);
    isMarked = true;
    if (options.ownServer === true) putBack = await relaxDurability(lockConnection);
    const createTable = options.inPlace === true ? createWholeTable : createBareTable;
    for (const table of subject.tables) {
      await createTable(lockConnection, table, subject.idType, options.orphans);
    }
    return {
      lockConnection,
      note: (done) => {
        const progress: LoadedTables = { done, tables: subject.tables.length };
        noteProgress(lockConnection, database, runId, JSON.stringify(progress)).catch(() => {});
      },
      complete: async (record) => {
        await putBack?.();
        putBack = undefined;
        await completeRun(lockConnection, database, runId, record);
      },
      close,
    };
  } catch (error) {
    await close();
    throw explainLoad(error, options, isMarked ? undefined : UNMARKED);
  }
}

/** Explains the failure or the interruption of a load. */
export function explainLoad(
  error: unknown,
  { database, signal }: Pick<LoadOptions, 'database' | 'signal'>,
  hint?: string,
): DatagenError {
  if (signal?.aborted !== true) return explainLoadFailure(`The load into database ${database}`, error, hint);
  return new DatagenError('interrupted', `The load into database ${database} was interrupted.`, {
    hint: 'Load it again with --resume or --overwrite.',
    cause: error,
  });
}
