import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import type { OpenOptions } from './connect.js';
import { serverErrorNumber } from './query.js';
import { readVariable } from './variables.js';

const CON_COUNT_ERROR = 1040;
const TOO_MANY_USER_CONNECTIONS = 1203;
const USER_LIMIT_REACHED = 1226;

/** The number of connections that the account may have; undefined if it is not limited. */
export async function readConnectionLimit(connection: Connection): Promise<number | undefined> {
  return Number(await readVariable(connection, 'SESSION.max_user_connections')) || undefined;
}

/**
 * Whether a server refused a connection because of its limit or the account's. ER_USER_LIMIT_REACHED is also about
 * limits per hour, where waiting does not help.
 */
export function isConnectionLimit(error: unknown): boolean {
  const number = serverErrorNumber(error);
  if (number === CON_COUNT_ERROR || number === TOO_MANY_USER_CONNECTIONS) return true;
  if (number === USER_LIMIT_REACHED) return error instanceof Error && !error.message.includes('_per_hour');
  return error instanceof Error && error.cause !== undefined && isConnectionLimit(error.cause);
}

type Open = (options: OpenOptions) => Promise<Connection>;
type Take = (connection: Connection) => Promise<unknown>;

/**
 * Opens the wanted number of connections, or as many as the server and the account allow, at least one. `take` prepares
 * each; if it or a connection fails, the earlier ones stay open.
 */
export async function openSeveral(open: Open, wanted: number, take: Take, options: OpenOptions = {}): Promise<void> {
  await take(await open(options));
  await openMore(open, wanted - 1, take, options);
}

/** Opens further connections beside an open one; there may be none. */
export async function openMore(open: Open, wanted: number, take: Take, options: OpenOptions = {}): Promise<void> {
  for (let opened = 0; opened < wanted; opened++) {
    const connection = await open({ ...options, spare: true }).catch((error: unknown) => {
      if (!isConnectionLimit(error)) throw error;
      return undefined;
    });
    if (connection === undefined) return;
    await take(connection);
  }
}

/** A connection with a running statement, or to a server that is gone, may never close by itself. */
const PATIENCE_MS = 2_000;

/** Closes a connection, within two seconds and in any state: an open socket would keep the process alive. */
export async function closeConnection(connection: Connection): Promise<void> {
  const done = new AbortController();
  const patience = delay(PATIENCE_MS, 'too long', { signal: done.signal }).catch(() => undefined);
  try {
    const outcome = await Promise.race([connection.end(), patience]);
    if (outcome === 'too long') connection.destroy();
  } catch {
    connection.destroy();
  } finally {
    done.abort();
  }
}
