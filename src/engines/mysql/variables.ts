import type { Connection } from 'mysql2/promise';
import { askRows, askValue, quoteText } from './query.js';

export type VariableValues = Readonly<Record<string, string | number>>;

/**
 * Sets server variables of one scope and returns a function that restores them. Names are this program's own constants,
 * never input. Throws when the server refuses one, after restoring those that were set before it.
 */
export async function setVariables(
  connection: Connection,
  scope: 'SESSION' | 'GLOBAL',
  values: VariableValues,
): Promise<() => Promise<void>> {
  const names = Object.keys(values);
  const [before = {}] = await askRows(
    connection,
    `SELECT ${names.map((name) => `@@${scope}.${name} AS ${name}`).join(', ')}`,
  );
  const done: string[] = [];
  const putBack = async (): Promise<void> => {
    for (const name of done.splice(0).reverse()) await setOne(connection, scope, name, before[name]);
  };
  try {
    for (const name of names) {
      await setOne(connection, scope, name, values[name]);
      done.push(name);
    }
  } catch (error) {
    await putBack().catch(() => {});
    throw error;
  }
  return putBack;
}

/** Sets the variables that the server has and lets this user set; the others stay as they are. */
export async function trySetVariables(
  connection: Connection,
  scope: 'SESSION' | 'GLOBAL',
  values: VariableValues,
): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = [];
  for (const [name, value] of Object.entries(values)) {
    const putBack = await setVariables(connection, scope, { [name]: value }).catch(() => undefined);
    if (putBack !== undefined) undo.push(putBack);
  }
  return async () => {
    for (const putBack of undo.splice(0).reverse()) await putBack();
  };
}

/** A server variable's value; undefined where the server does not know it. */
export async function readVariable(connection: Connection, name: string): Promise<unknown> {
  return askValue(connection, `SELECT @@${name}`).catch(() => undefined);
}

async function setOne(connection: Connection, scope: string, name: string, value: unknown): Promise<void> {
  const literal = typeof value === 'number' ? String(value) : quoteText(String(value));
  await connection.query(`SET ${scope} ${name} = ${literal}`);
}

/**
 * Lets the private server write its log once a second instead of at each commit during a load. A crash would lose only
 * rows that are marked as loading. Returns a function that restores full durability and flushes the log.
 */
export async function relaxDurability(connection: Connection): Promise<() => Promise<void>> {
  await trySetVariables(connection, 'GLOBAL', { innodb_flush_log_at_trx_commit: 0 });
  return () => restoreDurability(connection);
}

/** Restores full durability, also after a killed run. Only for the private server. */
export async function restoreDurability(connection: Connection): Promise<void> {
  await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  await connection.query('FLUSH ENGINE LOGS');
}
