import type { Connection } from 'mysql2/promise';
import { serverErrorNumber } from './query-rows.js';
import { readVariable } from './variables.js';

const CON_COUNT_ERROR = 1040;
const TOO_MANY_USER_CONNECTIONS = 1203;
const USER_LIMIT_REACHED = 1226;

/** How many connections the account may have at a time; undefined where that is not limited. */
export async function readConnectionLimit(connection: Connection): Promise<number | undefined> {
  return Number(await readVariable(connection, 'SESSION.max_user_connections')) || undefined;
}

/**
 * Whether a server refused a connection since it, or the account, has as many as are allowed. ER_USER_LIMIT_REACHED is
 * also about limits per hour, which waiting a moment does not help.
 */
export function isConnectionLimit(error: unknown): boolean {
  const number = serverErrorNumber(error);
  if (number === CON_COUNT_ERROR || number === TOO_MANY_USER_CONNECTIONS) return true;
  if (number === USER_LIMIT_REACHED) return error instanceof Error && !error.message.includes('_per_hour');
  return error instanceof Error && error.cause !== undefined && isConnectionLimit(error.cause);
}
