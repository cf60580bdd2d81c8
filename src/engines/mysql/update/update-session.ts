import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { DatagenError, messageOf, throwIfAborted } from '../../../errors.js';
import type { Sink } from '../../../pipeline/sinks/sink.js';
import { programCall } from '../../../program-call.js';
import { type TableName, tablesAmong } from '../../../schema/tables.js';
import { type Complete, type Foreign, requireData } from '../../contents.js';
import type { Transaction, UpdateHooks, UpdateSession } from '../../engine.js';
import { AUTO_INCREMENT_NOT_RESET, keepingAutoIncrements, resetAutoIncrements } from '../auto-increment.js';
import { readBinlog } from '../binlog.js';
import { closeConnection } from '../connections.js';
import { endAbandonedStatements, LOAD_MARK, lockDatabase, useDatabase } from '../database-lock.js';
import { inspectIdleDatabase } from '../inspect-database.js';
import { readServerVersion } from '../inspect-server.js';
import { endThreads, type Open } from '../load/connection-pool.js';
import { createWholeTable } from '../load/create-tables.js';
import { loadChunk } from '../load/load-chunk.js';
import { askRows, askValue, quoteName } from '../query.js';
import { createMysqlRunner } from '../query-runner.js';
import { completeRun, removeRuns } from '../run-record.js';
import { readVariable } from '../variables.js';
import { changeRows, insertRows, inTransaction, prepareSession } from './transaction.js';

/** The time that an update waits for another to end. */
const PATIENCE_SECONDS = 3;

export interface MysqlUpdate {
  readonly database: string;
  /** Opens a further connection to the server. */
  readonly open: Open;
  /** How rows are inserted; by default the fastest method that the server allows. */
  readonly method?: InsertMethod | undefined;
}

/**
 * Opens a database for an update and locks it. When the signal fires, the running statement is ended.
 *
 * @throws DatagenError `conflict` when it has no data, or another process works on it
 */
export async function openMysqlUpdate(update: MysqlUpdate, hooks: UpdateHooks): Promise<UpdateSession> {
  const { database, open } = update;
  const { signal } = hooks;
  const connection = await open({ localFiles: true });
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ending ??= endThreads(open, [connection]);
    return ending;
  };
  signal?.addEventListener('abort', end, { once: true });
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', end);
    await ending;
    await closeConnection(connection);
  };
  try {
    throwIfAborted(signal);
    // Checked before use, and again under the lock.
    await readContents(connection, database);
    await prepareSession(connection, database);
    await lockDatabase(connection, database, PATIENCE_SECONDS);
    await endAbandonedStatements(connection, database);
    const contents = await readContents(connection, database);
    return await beginSession({ connection, end, close }, contents, update, hooks);
  } catch (error) {
    await close();
    throw error;
  }
}

async function readContents(connection: Connection, database: string): Promise<Complete | Foreign> {
  const contents = await inspectIdleDatabase(connection, database);
  return requireData(database, contents, `Make it first with ${programCall('run')}`);
}

async function beginSession(
  own: { readonly connection: Connection } & Record<'end' | 'close', () => Promise<void>>,
  contents: Complete | Foreign,
  { database, open, method: given }: MysqlUpdate,
  { signal, onNotice }: UpdateHooks,
): Promise<UpdateSession> {
  const { connection, end, close } = own;
  const { vendor } = await readServerVersion(connection);
  const method = given ?? (await chooseMethod(connection));
  const runner = createMysqlRunner(vendor === 'mariadb' ? 'mariadb' : 'mysql', [connection]);
  const transaction: Transaction = {
    sink: createDatabaseSink(connection, method),
    rows: runner.rows,
    insertRows: (table, rows) => insertRows(connection, table, rows),
    removeFrom: (table, key, first) => removeFrom(connection, table, key, first),
    changeRows: (table, changed) => changeRows(connection, table, changed),
    async replaceRecord(record) {
      if (record === null) await removeRuns(connection, database);
      else if (contents.kind === 'complete') await completeRun(connection, database, contents.runId, record);
    },
  };
  const notRestored: string[] = [];
  return {
    ...runner,
    contents,
    binlog: await readBinlog(connection),
    get notRestored() {
      return notRestored.length === 0 ? undefined : notRestored.join(' ');
    },
    estimateRate: () => measurePace(connection, method),
    async transact(tables, task) {
      const created = await createMissing(connection, tables);
      try {
        await keepingAutoIncrements(
          { connection, open, database, tables },
          () => inTransaction(connection, end, signal, () => task(transaction)),
          () => notRestored.push(AUTO_INCREMENT_NOT_RESET),
        );
      } catch (error) {
        await dropCreated(created, database, open).catch(() =>
          notRestored.push(
            `The table ${created.join(', ')}, which was created for this, is still there, without a row.`,
          ),
        );
        throw error;
      }
      await resetAutoIncrements(connection, tables).catch((error: unknown) => {
        onNotice?.(`AUTO_INCREMENT was left where it stands: ${messageOf(error)}`);
      });
    },
    close,
  };
}

/** Creates the missing tables, which no transaction can roll back, and returns their names. */
async function createMissing(connection: Connection, tables: readonly TableName[]): Promise<readonly TableName[]> {
  const rows = await askRows(
    connection,
    'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  const missing = tables.filter((table) => !rows.some(({ name }) => name === table));
  for (const name of missing) await createWholeTable(connection, { name }, 'INT');
  return missing;
}

/** Over a further connection, since that of the transaction may be lost. Precondition: the rows were rolled back. */
async function dropCreated(tables: readonly TableName[], database: string, open: Open): Promise<void> {
  if (tables.length === 0) return;
  const connection = await open({});
  try {
    await useDatabase(connection, database);
    for (const table of tables) await connection.query(`DROP TABLE ${quoteName(table)}`);
  } finally {
    await closeConnection(connection);
  }
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
 * Rows that are inserted in the time in which the server copies one into an unindexed work table: MySQL 9 and MariaDB
 * 10.11 took ten to thirteen times as long for a copy with the indexes of payment, and an update also checks foreign
 * keys.
 */
const SHARE_OF_PACE: Readonly<Record<InsertMethod, number>> = { local: 0.045, insert: 0.022 };
/** Rows per second if nothing can be measured. */
const USUAL_PACE: Readonly<Record<InsertMethod, number>> = { local: 50_000, insert: 25_000 };

/** Reads the last payments into a work table of the query, which no other session and no binary log sees. */
const SAMPLE = `
  SELECT COUNT(*) FROM (
    SELECT DISTINCT * FROM (SELECT * FROM payment ORDER BY payment_id DESC LIMIT ${SAMPLE_ROWS}) AS newest
  ) AS sample`;

/** Estimates from a query how many rows per second the server can insert; it writes nothing. */
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

/** How rows are inserted into a table in use: sent as a file's bytes, or as INSERT statements. */
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
      if (taken !== rows) throw new DatagenError('load', `${taken} of ${rows} rows of ${name} were added.`);
    },
  };
}

function* cutUp(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const length = Math.min(PIECE_BYTES, bytes.length - at);
    yield Buffer.from(bytes.buffer, bytes.byteOffset + at, length);
  }
}
