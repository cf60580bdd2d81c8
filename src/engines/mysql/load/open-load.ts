import type { Connection } from 'mysql2/promise';
import type { RunRecord } from '../../../dataset/run-record.js';
import { DatagenError } from '../../../errors.js';
import type { LoadedTables } from '../busy-database.js';
import { closeConnection } from '../close-connection.js';
import { unlockDatabase } from '../database-lock.js';
import { completeRun, createRunTable, insertRun, noteProgress } from '../run-record.js';
import { beginLoadSession } from '../session.js';
import { createBareTable, createWholeTable } from './create-tables.js';
import { relaxDurability } from './durability.js';
import { explainLoadFailure } from './load-failure.js';
import type { LoadOptions, LoadSubject } from './load-options.js';
import { prepareDatabase } from './prepare-database.js';

/** A database that is being loaded: locked, marked as loading, its tables there and empty. */
export interface OpenLoad {
  /** The connection that holds the database's lock. */
  readonly lockConnection: Connection;
  /** Records how many tables are done, for other processes to read; what goes wrong with that is ignored. */
  note(done: number): void;
  /** Makes all rows durable, brings the record up to date and marks it complete. */
  complete(record: RunRecord): Promise<void>;
  /** Lets go of the database; unless it is complete it stays marked as loading. */
  close(): Promise<void>;
}

const UNMARKED = 'No row was loaded. Remove the cause, then run the command again.';

/** Begins a load. Throws a DatagenError: 'conflict', 'load', 'interrupted'. */
export async function openLoad(options: LoadOptions, subject: LoadSubject): Promise<OpenLoad> {
  const { database, signal } = options;
  // Where no other connection is allowed, this one loads the rows as well.
  const lockConnection = await options.open({ localFiles: options.way === 'local' });
  let putBack: (() => Promise<void>) | undefined;
  let isMarked = false;
  const close = async (): Promise<void> => {
    await putBack?.().catch(() => {});
    await unlockDatabase(lockConnection, database).catch(() => {});
    await closeConnection(lockConnection);
  };
  try {
    signal?.throwIfAborted();
    await beginLoadSession(lockConnection);
    const isOwn = await prepareDatabase(lockConnection, database, options);
    await createRunTable(lockConnection, isOwn);
    const runId = await insertRun(lockConnection, database, subject.record);
    isMarked = true;
    if (options.ownServer === true) putBack = await relaxDurability(lockConnection);
    const createTable = options.inPlace === true ? createWholeTable : createBareTable;
    for (const table of subject.tables) await createTable(lockConnection, table, subject.idType);
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

/** What went wrong with a load, or that it was interrupted. */
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
