import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { DatagenError, messageOf } from '../../../errors.js';
import type { Sink } from '../../../pipeline/sinks/sink.js';
import { programCall } from '../../../program-call.js';
import { tablesAmong } from '../../../schema/tables.js';
import { type Complete, type Foreign, requireData } from '../../contents.js';
import type { Transaction, UpdateHooks, UpdateSession } from '../../engine.js';
import { AUTO_INCREMENT_NOT_RESET, keepingAutoIncrements, resetAutoIncrements } from '../auto-increment.js';
import { readBinlog } from '../binlog.js';
import { closeConnection } from '../connections.js';
import { endAbandonedStatements, LOAD_MARK, lockDatabase } from '../database-lock.js';
import { inspectIdleDatabase } from '../inspect-database.js';
import { readServerVersion } from '../inspect-server.js';
import type { Open } from '../load/connection-pool.js';
import { loadChunk } from '../load/load-chunk.js';
import { askValue, quoteName } from '../query.js';
import { createMysqlRunner } from '../query-runner.js';
import { completeRun, removeRuns } from '../run-record.js';
import { readVariable } from '../variables.js';
import { changeRows, inTransaction, prepareSession } from './transaction.js';

/** A second update waits so long for the first to end. */
const PATIENCE_SECONDS = 3;

/** An update of a database on a server. */
export interface MysqlUpdateSession extends UpdateSession {
  readonly connection: Connection;
}

/** Whether an update is one on a server. */
export function isMysqlUpdate(session: UpdateSession): session is MysqlUpdateSession {
  return session.engine !== 'duckdb';
}

export interface MysqlUpdate {
  readonly database: string;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** How rows go in; what the server allows unless given. */
  readonly method?: InsertMethod | undefined;
}

/**
 * Opens a database for an update and locks it.
 *
 * @throws DatagenError `conflict` when it has no data, or another process works on it
 */
export async function openMysqlUpdate(update: MysqlUpdate, hooks: UpdateHooks): Promise<MysqlUpdateSession> {
  const { database, open } = update;
  const connection = await open({ localFiles: true });
  try {
    // Before it is used, and again under its lock: one that is missing cannot be used.
    await readContents(connection, database);
    await prepareSession(connection, database);
    await lockDatabase(connection, database, PATIENCE_SECONDS);
    await endAbandonedStatements(connection, database);
    const contents = await readContents(connection, database);
    return await beginSession(connection, contents, update, hooks);
  } catch (error) {
    await closeConnection(connection);
    throw error;
  }
}

async function readContents(connection: Connection, database: string): Promise<Complete | Foreign> {
  const contents = await inspectIdleDatabase(connection, database);
  return requireData(database, contents, `Make it first with ${programCall('run')}`);
}

async function beginSession(
  connection: Connection,
  contents: Complete | Foreign,
  { database, open, method: given }: MysqlUpdate,
  { signal, onNotice }: UpdateHooks,
): Promise<MysqlUpdateSession> {
  const { vendor } = await readServerVersion(connection);
  const method = given ?? (await chooseMethod(connection));
  const runner = createMysqlRunner(vendor === 'mariadb' ? 'mariadb' : 'mysql', [connection]);
  const transaction: Transaction = {
    sink: createDatabaseSink(connection, method),
    rows: runner.rows,
    removeFrom: (table, key, first) => removeFrom(connection, table, key, first),
    changeRows: (table, changed) => changeRows(connection, table, changed),
    async replaceRecord(record) {
      if (record === null) await removeRuns(connection, database);
      else if (contents.kind === 'complete') await completeRun(connection, database, contents.runId, record);
    },
  };
  let unsettled: string | undefined;
  return {
    connection,
    ...runner,
    contents,
    rowsPerSecond: await measurePace(connection, method),
    binlog: await readBinlog(connection),
    get unsettled() {
      return unsettled;
    },
    async transact(tables, task) {
      await keepingAutoIncrements(
        { connection, open, database, tables },
        () => inTransaction(connection, open, signal, () => task(transaction)),
        () => {
          unsettled = AUTO_INCREMENT_NOT_RESET;
        },
      );
      await resetAutoIncrements(connection, tables).catch((error: unknown) => {
        onNotice?.(`AUTO_INCREMENT was left where it stands: ${messageOf(error)}`);
      });
    },
    close: () => closeConnection(connection),
  };
}

async function chooseMethod(connection: Connection): Promise<InsertMethod> {
  return Number(await readVariable(connection, 'GLOBAL.local_infile')) === 1 ? 'local' : 'insert';
}

async function removeFrom(connection: Connection, table: string, key: string, first: number): Promise<number> {
  const [result] = await connection.query(`DELETE ${LOAD_MARK} FROM ${quoteName(table)} WHERE ${quoteName(key)} >= ?`, [
    first,
  ]);
  if ('affectedRows' in result) return result.affectedRows;
  throw new DatagenError('internal', `The server did not say how many rows of ${table} it removed.`);
}

const SAMPLE_ROWS = 20_000;
const FEWEST_ROWS = 2000;

/**
 * Rows that go in while the server puts one into its own unindexed work table: MySQL 9 and MariaDB 10.11 took ten to
 * thirteen times as long for a copy with the indexes of payment, and an update has foreign keys to look up besides.
 */
const SHARE_OF_PACE: Readonly<Record<InsertMethod, number>> = { local: 0.045, insert: 0.022 };
/** Rows a second where nothing can be measured. */
const USUAL_PACE: Readonly<Record<InsertMethod, number>> = { local: 50_000, insert: 25_000 };

/** Reads the last payments into a work table of the query, which no other session and no binary log gets to see. */
const SAMPLE = `
  SELECT COUNT(*) FROM (
    SELECT DISTINCT * FROM (SELECT * FROM payment ORDER BY payment_id DESC LIMIT ${SAMPLE_ROWS}) AS newest
  ) AS sample`;

/** Estimates from a query how many rows a second the server takes; it writes nothing. */
async function measurePace(connection: Connection, method: InsertMethod): Promise<number> {
  try {
    const began = performance.now();
    const rows = Number(await askValue(connection, SAMPLE));
    const seconds = (performance.now() - began) / 1000;
    return rows < FEWEST_ROWS ? USUAL_PACE[method] : (SHARE_OF_PACE[method] * rows) / seconds;
  } catch {
    return USUAL_PACE[method];
  }
}

/** Pieces in which rows are sent. */
const PIECE_BYTES = 512 * 1024;

/** How rows go into a table that is in use: sent as a file's bytes, or as INSERT statements. */
export type InsertMethod = 'local' | 'insert';

/**
 * Appends CSV rows to the tables of a connection's database, within the connection's transaction. With `local` the
 * connection must have been opened with `localFiles`.
 */
function createDatabaseSink(connection: Connection, method: InsertMethod): Sink {
  return {
    async write(name, bytes, rows) {
      const [table] = tablesAmong([name]);
      if (!table) throw new DatagenError('internal', `There is no table ${name}.`);
      const open = () => ({
        stream: Readable.from(cutUp(bytes), { objectMode: false }),
        bytesRead: () => bytes.length,
      });
      const part = { rows, format: 'csv', header: false, open } as const;
      const taken = await loadChunk(connection, table, part, method, () => undefined);
      if (taken !== rows) throw new DatagenError('load', `Of ${rows} rows of ${name}, ${taken} went in.`);
    },
  };
}

function* cutUp(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const length = Math.min(PIECE_BYTES, bytes.length - at);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, length);
  }
}
