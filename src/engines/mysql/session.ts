import type { Connection, ResultSetHeader } from 'mysql2/promise';
import { messageOf } from '../../errors.js';
import { askRows, serverErrorNumber } from './query.js';
import { COMMON_SETTINGS, OTHER_SETTINGS, type SessionSetting } from './session-settings.js';
import { setVariables, trySetVariables } from './variables.js';

/** A setting that the server refused. */
export interface RefusedSetting extends SessionSetting {
  /** The server's error message. */
  readonly reason: string;
}

/** Errors of any statement, not of a variable: packet too large, connection aborted, quota exceeded. */
const NOT_ABOUT_VARIABLES = new Set([1153, 1184, 1226]);
const UNKNOWN_VARIABLE = 1193;
const IN_TRANSACTION = 1;

/**
 * Sets COMMON_SETTINGS and OTHER_SETTINGS in a session, whatever the server's defaults are. It takes two statements on
 * a server with the usual defaults, and a third if one of the others differs. Returns the settings that were refused.
 */
export async function initSession(connection: Connection): Promise<readonly RefusedSetting[]> {
  // First, since a limit on results or joins would affect the query below too.
  const refused = await setAll(connection, COMMON_SETTINGS);
  const wanted = await listUnfit(connection).catch((error: unknown) => {
    requireRefusal(error);
    // The result itself may exceed a limit on memory or temporary tables.
    return OTHER_SETTINGS;
  });
  return wanted.length === 0 ? refused : [...refused, ...(await setAll(connection, wanted))];
}

/** The OTHER_SETTINGS that the server has with another value. */
async function listUnfit(connection: Connection): Promise<readonly SessionSetting[]> {
  const names = OTHER_SETTINGS.map(({ name }) => name);
  const rows = await askRows(connection, 'SHOW SESSION VARIABLES WHERE Variable_name IN (?)', [names]);
  const current = new Map(rows.map((row) => [String(row.Variable_name), String(row.Value)]));
  return OTHER_SETTINGS.filter((setting) => {
    const is = current.get(setting.name);
    return is !== undefined && !isFit(is, setting);
  });
}

/** The number of a server's refusal of one statement; throws any other error. */
function requireRefusal(error: unknown): number {
  const number = serverErrorNumber(error);
  if (number === undefined || NOT_ABOUT_VARIABLES.has(number)) throw error;
  return number;
}

/** Sets variables with one statement; if the server refuses it, with one for each half, and so on. */
async function setAll(connection: Connection, settings: readonly SessionSetting[]): Promise<RefusedSetting[]> {
  try {
    const [answer] = await connection.query<ResultSetHeader>(setStatement(settings));
    // init_connect may have begun a transaction.
    if (((answer.serverStatus ?? 0) & IN_TRANSACTION) !== 0) await connection.query('ROLLBACK');
    return [];
  } catch (error) {
    const number = requireRefusal(error);
    const [setting] = settings;
    if (settings.length === 1 && setting !== undefined)
      return number === UNKNOWN_VARIABLE ? [] : [{ ...setting, reason: messageOf(error) }];
    const middle = Math.ceil(settings.length / 2);
    const refused = await setAll(connection, settings.slice(0, middle));
    return [...refused, ...(await setAll(connection, settings.slice(middle)))];
  }
}

/** The first assignment does nothing. It is needed since all others may be in comments that a server skips. */
function setStatement(settings: readonly SessionSetting[]): string {
  return `SET @dvdrental = NULL${settings.map(assign).join('')}`;
}

/**
 * A setting as one of a SET statement's assignments, with the comma before it. MySQL runs what is in the first kind of
 * comment and MariaDB what is in the second; each skips the other's.
 */
function assign({ name, literal, only }: SessionSetting): string {
  const assignment = `, @@SESSION.${name} = ${literal}`;
  if (only === 'mysql') return `/*!80000 ${assignment} */`;
  return only === 'mariadb' ? `/*M!100500 ${assignment} */` : assignment;
}

/** Servers write a number with or without decimals. */
function isFit(current: string, { value, orMore = false }: SessionSetting): boolean {
  if (current === value) return true;
  if (!/^\d+$/.test(value) || !/^[\d.]+$/.test(current)) return false;
  return orMore ? Number(current) >= Number(value) : Number(current) === Number(value);
}

/** Prepares a session for bulk loading: no unique or foreign key checks. Returns a function that restores it. */
export async function beginLoadSession(connection: Connection): Promise<() => Promise<void>> {
  return setVariables(connection, 'SESSION', { unique_checks: 0, foreign_key_checks: 0 });
}

/** Gives a MySQL session more memory and threads for index builds; other servers ignore it. */
export async function widenIndexBuilds(connection: Connection, threads: number, bufferBytes: number): Promise<void> {
  await trySetVariables(connection, 'SESSION', {
    innodb_ddl_threads: threads,
    innodb_ddl_buffer_size: bufferBytes,
    innodb_parallel_read_threads: threads,
  });
}
