import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import { RUN_TABLE } from '../run-table.js';
import { askRows } from './query-rows.js';
import { quoteName } from './quote.js';

/**
 * Describes the process that has a database's lock: its connection and account, since when it works, and how far it
 * is. What this user may not see is left out.
 *
 * @param holder - the connection that holds the lock; undefined when it has just been given back
 * @param statements - what this program is executing in the database
 */
export async function explainBusy(
  connection: Connection,
  database: string,
  holder: number | undefined,
  statements: readonly string[],
): Promise<DatagenError> {
  const facts = [
    holder === undefined ? undefined : await describeConnection(connection, holder),
    await describeProgress(connection, database, holder),
    describeStatements(statements),
  ].filter((fact) => fact !== undefined);
  const details = facts.length === 0 ? '' : `: ${facts.join(', ')}`;
  return new DatagenError(
    'conflict',
    `Another dvdrental is at work in database ${database} on this server${details}.`,
    { hint: 'Wait until it is done, or use another database with -D NAME.' },
  );
}

async function describeConnection(connection: Connection, holder: number): Promise<string> {
  const [row] = await askRows(
    connection,
    'SELECT USER AS user, HOST AS host FROM information_schema.PROCESSLIST WHERE ID = ?',
    [holder],
  );
  return row === undefined ? `connection ${holder}` : `connection ${holder} of ${row.user}@${row.host}`;
}

/** Of a load its record tells, of an update its transaction, if this user may see transactions. */
async function describeProgress(
  connection: Connection,
  database: string,
  holder: number | undefined,
): Promise<string | undefined> {
  const [record] = await askRows(
    connection,
    `SELECT created_at AS since, state, load_state AS progress
     FROM ${quoteName(database)}.${quoteName(RUN_TABLE)} ORDER BY run_id DESC LIMIT 1`,
  ).catch(() => []);
  if (record?.state === 'loading') {
    const tables = typeof record.progress === 'string' ? `, ${describeTables(record.progress)}` : '';
    return `loading since ${record.since} UTC${tables}`;
  }
  const [transaction] = await askRows(
    connection,
    `SELECT NOW() - INTERVAL TIMESTAMPDIFF(SECOND, trx_started, CONVERT_TZ(NOW(), '+00:00', 'SYSTEM')) SECOND AS since
     FROM information_schema.INNODB_TRX WHERE trx_mysql_thread_id = ?`,
    [holder ?? 0],
  ).catch(() => []);
  return transaction === undefined ? undefined : `changing it since ${transaction.since} UTC`;
}

/** How many tables of a load are whole, as its record keeps it. */
export interface LoadedTables {
  readonly done: number;
  readonly tables: number;
}

function describeTables(progress: string): string {
  const { done, tables } = JSON.parse(progress) as LoadedTables;
  return `${done} of ${tables} tables are done`;
}

const DOINGS = [
  ['filling', /\bINTO (?:TABLE )?`(\w+)`/],
  ['indexing', /\bALTER TABLE (\w+)\s+ADD (?:FULLTEXT )?(?:UNIQUE )?INDEX\b/],
  ['adding foreign keys to', /\bALTER TABLE (\w+)\s+ADD CONSTRAINT\b/],
  ['changing', /\b(?:UPDATE|DELETE)\b.*?(?:\bFROM |`)(\w+)/],
] as const;

function describeStatements(statements: readonly string[]): string | undefined {
  const doings = DOINGS.flatMap(([doing, pattern]) => {
    const tables = statements.flatMap((statement) => pattern.exec(statement)?.[1] ?? []);
    return tables.length === 0 ? [] : [`${doing} ${[...new Set(tables)].sort().join(' and ')}`];
  });
  return doings.length === 0 ? undefined : `now ${doings.join(', ')}`;
}
