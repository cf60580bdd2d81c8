import { createInterface } from 'node:readline';
import { openToChange } from '../../engines/duckdb/database-file.js';
import type { DuckDb } from '../../engines/duckdb/engine.js';
import { splitStatements } from '../../engines/duckdb/sql.js';
import { DatagenError, messageOf, throwIfAborted } from '../../errors.js';
import { formatNumberOf } from '../../format.js';
import type { CommandContext } from '../context.js';
import { canAsk } from '../terminal/ask.js';
import { renderTable } from '../terminal/table.js';

const PROMPT = 'duckdb> ';
const GOES_ON = '   ...> ';

/**
 * Runs SQL on a DuckDB file: the given SQL, else statements from the terminal or a pipe. On a terminal the prompt returns
 * after a statement that fails; otherwise the program ends.
 *
 * @throws DatagenError `server` for a statement that fails
 */
export async function openDuckDbShell(
  file: string,
  execute: string | undefined,
  context: CommandContext,
): Promise<void> {
  const db = await openToChange(file, { signal: context.signal });
  try {
    if (execute === undefined) await readStatements(db, context);
    else await runAll(db, `${execute}\n;`, context);
  } finally {
    db.close();
  }
}

async function readStatements(db: DuckDb, context: CommandContext): Promise<void> {
  if (canAsk()) return askStatements(db, context);
  const lines = createInterface({ input: process.stdin });
  const stop = () => lines.close();
  context.signal.addEventListener('abort', stop);
  let typed = '';
  for await (const line of lines) typed = await runWhole(db, `${typed}${line}\n`, context);
  context.signal.removeEventListener('abort', stop);
  throwIfAborted(context.signal);
  // What ends without a semicolon is a statement too.
  await runAll(db, `${typed}\n;`, context);
}

/** Ctrl-C ends the running statement, or discards the input, as in the client of a server. */
async function askStatements(db: DuckDb, context: CommandContext): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, prompt: PROMPT });
  let typed = '';
  let isBusy = false;
  const prompt = () => {
    lines.setPrompt(typed === '' ? PROMPT : GOES_ON);
    lines.prompt();
  };
  lines.on('SIGINT', () => {
    if (isBusy) return db.interrupt();
    const hint = typed === '' && lines.line === '' ? ' (exit or Ctrl-D ends)' : '';
    typed = '';
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
    context.stderr.write(`^C${hint}\n`);
    prompt();
  });
  prompt();
  for await (const line of lines) {
    if (typed === '' && /^\s*(\\q|quit|exit)\s*;?\s*$/i.test(line)) return;
    isBusy = true;
    try {
      typed = await runWhole(db, `${typed}${line}\n`, context);
    } catch (thrown) {
      typed = '';
      context.stderr.write(`${messageOf(thrown)}\n`);
    }
    isBusy = false;
    prompt();
  }
  context.stderr.write('\n');
}

/** Runs the whole statements of a text, and returns the rest. */
async function runWhole(db: DuckDb, text: string, context: CommandContext): Promise<string> {
  const { rest } = splitStatements(text);
  await runAll(db, text.slice(0, text.length - rest.length), context);
  return rest;
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
