import type { Connection } from 'mysql2/promise';
import { messageOf } from '../errors.js';
import { askRows, serverErrorNumber } from './ask.js';
import { COMMON_SETTINGS, OTHER_SETTINGS, type SessionSetting } from './session-settings.js';
import { setVariables, trySetVariables } from './variables.js';

/** A setting that the server did not let a session have. */
export interface RefusedSetting extends SessionSetting {
  /** The server's words. */
  readonly reason: string;
}

/**
 * Gives a session the values of COMMON_SETTINGS and OTHER_SETTINGS, whatever the server's owner has made the default.
 * It takes two statements where the owner has changed nothing, and a third one where one of the others differs. If the
 * server refuses a statement, its variables are set one by one. Returns the settings that were refused.
 */
export async function settleSession(connection: Connection): Promise<readonly RefusedSetting[]> {
  // First, since a limit on answers or joins would hold for the question below as well.
  const refused = await setAll(connection, COMMON_SETTINGS);
  const names = OTHER_SETTINGS.map(({ name }) => name);
  const rows = await askRows(connection, 'SHOW SESSION VARIABLES WHERE Variable_name IN (?)', [names]);
  const current = new Map(rows.map((row) => [String(row.Variable_name), String(row.Value)]));
  const wanted = OTHER_SETTINGS.filter(({ name, value }) => {
    const is = current.get(name);
    return is !== undefined && !isSameValue(is, value);
  });
  return wanted.length === 0 ? refused : [...refused, ...(await setAll(connection, wanted))];
}

async function setAll(
  connection: Connection,
  settings: readonly SessionSetting[],
): Promise<RefusedSetting[]> {
  try {
    await connection.query(setStatement(settings));
    return [];
  } catch (error) {
    if (serverErrorNumber(error) === undefined) throw error;
    return setOneByOne(connection, settings);
  }
}

async function setOneByOne(
  connection: Connection,
  settings: readonly SessionSetting[],
): Promise<RefusedSetting[]> {
  const refused: RefusedSetting[] = [];
  for (const setting of settings) {
    try {
      await connection.query(setStatement([setting]));
    } catch (error) {
      if (serverErrorNumber(error) === undefined) throw error;
      refused.push({ ...setting, reason: messageOf(error) });
    }
  }
  return refused;
}

/** The first assignment changes nothing; it is there since the others may all be in comments that a server skips. */
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
function isSameValue(one: string, other: string): boolean {
  return one === other || (/^\d+$/.test(other) && /^[\d.]+$/.test(one) && Number(one) === Number(other));
}

/**
 * Makes a session fit for bulk loading: no unique or foreign key checks. Returns a function that puts the session back.
 */
export async function beginLoadSession(connection: Connection): Promise<() => Promise<void>> {
  return setVariables(connection, 'SESSION', { unique_checks: 0, foreign_key_checks: 0 });
}

/** Gives a MySQL session more memory and threads for building indexes; elsewhere it changes nothing. */
export async function widenIndexBuilds(
  connection: Connection,
  threads: number,
  bufferBytes: number,
): Promise<void> {
  await trySetVariables(connection, 'SESSION', {
    innodb_ddl_threads: threads,
    innodb_ddl_buffer_size: bufferBytes,
    innodb_parallel_read_threads: threads,
  });
}
