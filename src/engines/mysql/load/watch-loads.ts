import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { closeConnection } from '../connections.js';
import { askRows } from '../query.js';
import type { Open } from './connection-pool.js';

/** A file that the server is loading, by the connection of its statement. */
export interface RunningLoad {
  readonly rows: number;
  /** Receives the share of the loaded rows, 0 to 1. */
  readonly onShare: (share: number) => void;
}

const POLL_MS = 250;

/**
 * MariaDB reports the share of the file that it has read, as the first of two stages; the second is short.
 * MySQL reports the rows that the transaction has written.
 */
const QUESTIONS = [
  'SELECT ID AS id, IF(STAGE >= 2, 1, PROGRESS / 100) AS share FROM information_schema.PROCESSLIST WHERE ID IN (?)',
  'SELECT trx_mysql_thread_id AS id, trx_rows_modified AS done FROM information_schema.INNODB_TRX ' +
    'WHERE trx_mysql_thread_id IN (?)',
] as const;

/**
 * Polls the server for its progress with files that it reads itself, until the task ends. A server that does not report
 * is not asked again, and errors here do not disturb the load.
 */
export async function watchLoads<Result>(
  open: Open,
  running: ReadonlyMap<number, RunningLoad>,
  task: () => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const watching = poll(open, running, over.signal).catch(() => {});
  try {
    return await task();
  } finally {
    over.abort();
    await watching;
  }
}

async function poll(open: Open, running: ReadonlyMap<number, RunningLoad>, over: AbortSignal): Promise<void> {
  await delay(POLL_MS, undefined, { signal: over });
  const connection = await open({ spare: true });
  try {
    const question = await chooseQuestion(connection);
    while (!over.aborted) {
      const ids = [...running.keys()];
      for (const { id, share, done } of ids.length > 0 ? await askRows(connection, question, [ids]) : []) {
        const load = running.get(Number(id));
        load?.onShare(Math.min(1, share === undefined ? Number(done) / load.rows : Number(share)));
      }
      await delay(POLL_MS, undefined, { signal: over });
    }
  } finally {
    await closeConnection(connection);
  }
}

async function chooseQuestion(connection: Connection): Promise<string> {
  const [mariadb, mysql] = QUESTIONS;
  return askRows(connection, mariadb, [[0]]).then(
    () => mariadb,
    () => mysql,
  );
}
