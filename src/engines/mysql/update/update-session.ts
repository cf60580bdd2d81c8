import type { Connection } from 'mysql2/promise';
import { DatagenError, messageOf } from '../../../errors.js';
import { programCall } from '../../../program-call.js';
import { type Complete, type Foreign, requireData } from '../../contents.js';
import type { Transaction, UpdateHooks, UpdateSession } from '../../engine.js';
import { keepingAutoIncrements, resetAutoIncrements, UNSETTLED } from '../auto-increment.js';
import { readBinlog } from '../binlog.js';
import { closeConnection } from '../close-connection.js';
import { endAbandonedStatements, LOAD_MARK, lockDatabase } from '../database-lock.js';
import { inspectIdleDatabase } from '../inspect-database.js';
import { readServerVersion } from '../inspect-server.js';
import type { Open } from '../load/connection-pool.js';
import { createMysqlRunner } from '../query-runner.js';
import { quoteName } from '../quote.js';
import { completeRun, removeRuns } from '../run-record.js';
import { readVariable } from '../variables.js';
import { changeRows } from './change-rows.js';
import { createDatabaseSink, type InsertWay } from './database-sink.js';
import { measurePace } from './measure-pace.js';
import { inTransaction, prepareSession } from './transaction.js';

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
  readonly way?: InsertWay | undefined;
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
  { database, open, way: given }: MysqlUpdate,
  { signal, onNotice }: UpdateHooks,
): Promise<MysqlUpdateSession> {
  const { vendor } = await readServerVersion(connection);
  const way = given ?? (await chooseWay(connection));
  const runner = createMysqlRunner(vendor === 'mariadb' ? 'mariadb' : 'mysql', [connection]);
  const transaction: Transaction = {
    sink: createDatabaseSink(connection, way),
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
    rowsPerSecond: await measurePace(connection, way),
    binlog: await readBinlog(connection),
    get unsettled() {
      return unsettled;
    },
    async transact(tables, task) {
      await keepingAutoIncrements(
        { connection, open, database, tables },
        () => inTransaction(connection, open, signal, () => task(transaction)),
        () => {
          unsettled = UNSETTLED;
        },
      );
      await resetAutoIncrements(connection, tables).catch((error: unknown) => {
        onNotice?.(`AUTO_INCREMENT was left where it stands: ${messageOf(error)}`);
      });
    },
    close: () => closeConnection(connection),
  };
}

async function chooseWay(connection: Connection): Promise<InsertWay> {
  return Number(await readVariable(connection, 'GLOBAL.local_infile')) === 1 ? 'local' : 'insert';
}

async function removeFrom(connection: Connection, table: string, key: string, first: number): Promise<number> {
  const [result] = await connection.query(`DELETE ${LOAD_MARK} FROM ${quoteName(table)} WHERE ${quoteName(key)} >= ?`, [
    first,
  ]);
  if ('affectedRows' in result) return result.affectedRows;
  throw new DatagenError('internal', `The server did not say how many rows of ${table} it removed.`);
}
