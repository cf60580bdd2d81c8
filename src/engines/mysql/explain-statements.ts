import type { Connection } from 'mysql2/promise';
import { messageOf } from '../../errors.js';
import type { ServerPlace } from './connect-failure.js';
import { describeLockHolders } from './lock-holders.js';
import { endsConnection, explainLost } from './lost-connection.js';
import { type Row, serverErrorNumber } from './query-rows.js';
import type { RefusedSetting } from './session.js';

const LOCK_WAIT_TIMEOUT = 1205;
const MAKE_ROOM = "make room on the server's disk";
/** What to know of an error that the server says in few words. */
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
 * Has a connection's failures say more than the server does: who holds a lock that a statement waited for in vain,
 * that somebody ended it, which variables the session could not be given, since one of them may be the reason, and that
 * the connection or the server was lost.
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
