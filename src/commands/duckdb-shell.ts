import { createInterface } from 'node:readline';
import { type DuckDb, openDuckDb } from '../duckdb/engine.js';
import { splitStatements } from '../duckdb/split-statements.js';
import { DatagenError, messageOf } from '../errors.js';
import { canAsk } from '../terminal/ask-line.js';
import { formatNumberOf } from '../terminal/format.js';
import { renderTable } from '../terminal/table.js';
import type { CommandContext } from './context.js';

const PROMPT = 'duckdb> ';
const GOES_ON = '   ...> ';

/**
 * Carries out SQL on a DuckDB file: what is given, else the statements that are typed or come from a pipe. On a terminal
 * a mistake is shown and the next statement asked for; elsewhere it ends the program.
 *
 * @throws DatagenError `server` for a statement that fails
 */
export async function openDuckDbShell(
  file: string,
  execute: string | undefined,
  context: CommandContext,
): Promise<void> {
  const db = await openDuckDb(file, { signal: context.signal });
  try {
    if (execute === undefined) await readStatements(db, context);
    else await runAll(db, `${execute}\n;`, context);
  } finally {
    db.close();
  }
}

async function readStatements(db: DuckDb, context: CommandContext): Promise<void> {
  const asks = canAsk();
  const lines = createInterface({
    input: process.stdin,
    ...(asks ? { output: process.stderr, prompt: PROMPT } : {}),
  });
  const stop = () => lines.close();
  context.signal.addEventListener('abort', stop);
  let typed = '';
  if (asks) lines.prompt();
  for await (const line of lines) {
    if (typed === '' && /^\s*(\\q|quit|exit)\s*;?\s*$/i.test(line)) break;
    typed += `${line}\n`;
    const { rest } = splitStatements(typed);
    const whole = typed.slice(0, typed.length - rest.length);
    typed = rest;
    try {
      await runAll(db, whole, context);
    } catch (thrown) {
      if (!asks) throw thrown;
      context.stderr.write(`${messageOf(thrown)}\n`);
    }
    if (!asks) continue;
    lines.setPrompt(typed === '' ? PROMPT : GOES_ON);
    lines.prompt();
  }
  context.signal.removeEventListener('abort', stop);
  context.signal.throwIfAborted();
  // What ends without a semicolon is a statement too.
  await runAll(db, `${typed}\n;`, context);
}

async function runAll(db: DuckDb, sql: string, context: CommandContext): Promise<void> {
  for (const statement of splitStatements(sql).statements) {
    try {
      const rows = await db.rows(statement);
      if (rows.length > 0) context.stdout.write(`${present(rows)}\n`);
    } catch (cause) {
      if (cause instanceof DatagenError) throw cause;
      throw new DatagenError('server', messageOf(cause), { cause });
    }
  }
}

function present(rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {}).map((title) => ({ title }));
  const cells = rows.map((row) => columns.map(({ title }) => textOf(row[title])));
  return `${renderTable(columns, cells)}\n(${formatNumberOf(rows.length, 'row')})`;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
