import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from 'mysql2/promise';
import { askRows } from '../../src/engines/mysql/query.js';
import type { Cli } from './run-cli.js';

/** How long a program may take to end after an interrupt. */
const PATIENCE_MS = 5_000;

/** What an interrupt of `validate` came to. */
export interface Interrupted {
  /** Undefined when the program still ran after five seconds. */
  readonly exitCode: number | null | undefined;
  /** Connections in the database that the server still had, though the program had ended. */
  readonly left: readonly string[];
}

/** Runs `validate` on a database and interrupts it once the server has begun that many of its statements. */
export async function interruptChecks(
  cli: Cli,
  { connection, socket, database }: { connection: Connection; socket: string; database: string },
  statements: number,
): Promise<Interrupted> {
  const { process: program, finished } = cli.start(['validate', '-S', socket, '-u', 'root', '-D', database]);
  const seen = new Set<string>();
  let ended = false;
  finished.finally(() => {
    ended = true;
  });
  while (!ended && seen.size < statements) {
    for (const { query } of await listStatements(connection, database)) seen.add(query);
  }
  program.kill('SIGINT');
  const done = new AbortController();
  const late = delay(PATIENCE_MS, undefined, { signal: done.signal }).catch(() => undefined);
  const outcome = await Promise.race([finished, late]);
  done.abort();
  program.kill('SIGKILL');
  const left = await listStatements(connection, database);
  return { exitCode: outcome?.exitCode, left: left.map(({ text }) => text) };
}

/** The statements that other connections of a database are at, or that they are idle. */
async function listStatements(connection: Connection, database: string): Promise<{ query: string; text: string }[]> {
  const rows = await askRows(
    connection,
    'SELECT QUERY_ID AS query, COMMAND, INFO FROM information_schema.PROCESSLIST WHERE DB = ? AND ID <> CONNECTION_ID()',
    [database],
  );
  return rows.map((row) => ({ query: String(row.query), text: `${row.COMMAND}: ${row.INFO}` }));
}
