import type { Connection } from 'mysql2/promise';
import { messageOf } from '../../errors.js';
import type { ServerPlace } from './connect-failure.js';
import { endsConnection, explainLost } from './lost-connection.js';
import { type Row, serverErrorNumber } from './query.js';
import type { RefusedSetting } from './session.js';

const LOCK_WAIT_TIMEOUT = 1205;
const MAKE_ROOM = "make room on the server's disk";
/** Explanations of errors whose server messages are short. */
const NOTES: ReadonlyMap<number, string> = new Map([
  [1021, MAKE_ROOM],
  [1114, `${MAKE_ROOM} or in its tablespace`],
  [1030, "its disk may be full: the server's error log says more"],
  [1226, 'wait until the hour is over, or have an administrator raise the limit with ALTER USER'],
  [1317, 'KILL QUERY ended it: run the command again'],
]);

/** Errors that only quote the operating system's number: of a write, a new file, a new table, a storage engine. */
const QUOTING = new Set([3, 1004, 1005, 1026, 1030]);
/** ENOSPC, and a storage engine's own number for a table that cannot grow. */
const NO_ROOM = /[ :](?:28|135)[ ")]/;

/**
 * Adds to the errors of a connection what the server does not say: who holds the lock that a statement waited for, that
 * somebody ended it, which variables were refused, since one may be the reason, and that the connection or the server
 * was lost.
 */
export function explainStatements(
  connection: Connection,
  address: ServerPlace,
  refused: readonly RefusedSetting[],
): void {
  const query = connection.query.bind(connection);
  const ask = async (sql: string): Promise<Row[]> => {
    const [rows] = await query(sql);
    return Array.isArray(rows) ? rows.filter((row): row is Row & typeof row => 'id' in row) : [];
  };
  const explained = async (...args: Parameters<typeof query>): Promise<unknown> => {
    try {
      return await query(...args);
    } catch (error) {
      if (endsConnection(error)) throw await explainLost(address, connection.threadId, error);
      const number = serverErrorNumber(error);
      if (number === undefined || !(error instanceof Error)) throw error;
      const parts = [messageOf(error).replace(/\.$/, '')];
      if (number === LOCK_WAIT_TIMEOUT) parts.push(await describeLockHolders(ask, textOf(args[0])));
      const note = noteOn(number, error.message);
      if (note !== undefined) parts.push(note);
      if (refused.length > 0) parts.push(describeRefused(refused));
      error.message = parts.join('; ');
      throw error;
    }
  };
  Object.defineProperty(connection, 'query', { value: explained });
  for (const name of ['beginTransaction', 'commit', 'rollback'] as const) {
    const original = connection[name].bind(connection);
    const value = async (): Promise<void> => {
      try {
        await original();
      } catch (error) {
        throw endsConnection(error) ? await explainLost(address, connection.threadId, error) : error;
      }
    };
    Object.defineProperty(connection, name, { value });
  }
}

function noteOn(number: number, message: string): string | undefined {
  if (QUOTING.has(number) && NO_ROOM.test(message)) return `${MAKE_ROOM} or in its tablespace`;
  return NOTES.get(number);
}

/** Names the variables that a session could not be given. */
function describeRefused(refused: readonly RefusedSetting[]): string {
  const names = refused.map(({ name, literal }) => `${name} = ${literal}`).join(', ');
  return `the reason may be that this session could not set ${names}`;
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'sql' in query ? String(query.sql) : '';
}

/** Queries the server over the connection that has waited. */
export type AskServer = (sql: string) => Promise<Row[]>;

/**
 * The queries for who holds a lock, the most exact first. Each needs a privilege or a plugin that may be missing. The
 * last two list connections in a transaction or in the database, not their locks.
 */
const SOURCES: readonly { readonly exact: boolean; readonly sql: string }[] = [
  {
    exact: true,
    sql: `SELECT DISTINCT t.PROCESSLIST_ID AS id, t.PROCESSLIST_USER AS user, t.PROCESSLIST_HOST AS host,
      t.PROCESSLIST_COMMAND AS command, t.PROCESSLIST_TIME AS seconds, l.OBJECT_NAME AS name
    FROM performance_schema.metadata_locks l
    JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
    WHERE l.OBJECT_TYPE = 'TABLE' AND l.LOCK_STATUS = 'GRANTED' AND l.OBJECT_SCHEMA = DATABASE()
      AND t.PROCESSLIST_ID <> CONNECTION_ID()`,
  },
  {
    exact: true,
    sql: `SELECT DISTINCT p.ID AS id, p.USER AS user, p.HOST AS host, p.COMMAND AS command, p.TIME AS seconds,
      l.TABLE_NAME AS name
    FROM information_schema.METADATA_LOCK_INFO l
    JOIN information_schema.PROCESSLIST p ON p.ID = l.THREAD_ID
    WHERE l.TABLE_SCHEMA = DATABASE() AND l.TABLE_NAME <> '' AND p.ID <> CONNECTION_ID()`,
  },
  {
    exact: false,
    sql: `SELECT p.ID AS id, p.USER AS user, p.HOST AS host, p.COMMAND AS command, p.TIME AS seconds, '' AS name
    FROM information_schema.INNODB_TRX x
    JOIN information_schema.PROCESSLIST p ON p.ID = x.trx_mysql_thread_id
    WHERE p.ID <> CONNECTION_ID()`,
  },
  {
    exact: false,
    sql: `SELECT ID AS id, USER AS user, HOST AS host, COMMAND AS command, TIME AS seconds, '' AS name
    FROM information_schema.PROCESSLIST
    WHERE DB = DATABASE() AND ID <> CONNECTION_ID()`,
  },
];
const MAX_NAMED = 3;

/**
 * Describes who holds the lock that a statement waited for: connection, user, host, and the seconds of its current
 * command.
 *
 * @param statement - its text, which names the tables
 */
async function describeLockHolders(ask: AskServer, statement: string): Promise<string> {
  for (const { exact, sql } of SOURCES) {
    const found = await ask(sql).catch((): Row[] => []);
    const holders = exact ? found.filter(({ name }) => statement.includes(String(name))) : found;
    const [first, ...more] = distinctBy(holders, ({ id }) => String(id))
      .slice(0, MAX_NAMED)
      .map(describe);
    if (first === undefined) continue;
    if (exact) return `it is held by ${[first, ...more].join(' and ')}`;
    return more.length === 0
      ? `probably it is held by ${first}`
      : `one of these holds it: ${[first, ...more].join(', ')}`;
  }
  return 'this user may not see its holder, which needs the PROCESS privilege';
}

function describe({ id, user, host, command, seconds }: Row): string {
  return `connection ${String(id)} (${String(user)}@${String(host)}, ${String(command)} for ${String(seconds)} s)`;
}

function distinctBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
