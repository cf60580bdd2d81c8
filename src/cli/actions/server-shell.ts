import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { closeOptionFile, findClientProgram, openOptionFile } from '../../engines/backup/client-programs.js';
import { closeConnection } from '../../engines/mysql/connections.js';
import { readServerVersion } from '../../engines/mysql/inspect-server.js';
import { isMysqlDatabase, type MysqlDatabase } from '../../engines/mysql/mysql-database.js';
import { askRows, askValue } from '../../engines/mysql/query.js';
import { DatagenError } from '../../errors.js';
import { openTarget, type Target } from '../../jobs/load/target.js';
import { programCall } from '../../program-call.js';
import type { CommandContext } from '../context.js';
import type { CommonOptions } from '../options/options.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { Reporter } from '../terminal/reporter.js';
import { openDuckDbShell } from './duckdb-shell.js';

export interface ShellOptions extends CommonOptions {
  /** SQL to carry out instead of asking for some. */
  readonly execute?: string;
}

/**
 * Opens a database in the client of its server, or in a prompt of this program's where it is a DuckDB file.
 *
 * @throws DatagenError `conflict` when there is no such database, `server` when there is no client or SQL fails
 */
export async function openShell(options: ShellOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, { quiet: true });
  const { request } = await resolveDatabase(options, context);
  const target = await openTarget({ ...request, context, reporter });
  try {
    if (isMysqlDatabase(target)) await openClient(target, options.execute, context);
    else {
      if ((await target.inspect()).kind === 'empty') throw noDatabase(target);
      await openDuckDbShell(target.place, options.execute, context);
    }
  } finally {
    await target.close();
  }
}

async function openClient(
  target: Target & MysqlDatabase,
  execute: string | undefined,
  context: CommandContext,
): Promise<void> {
  const { vendor, encrypted } = await inspectConnection(target);
  const client = findClientProgram('client', vendor, context.environment.PATH);
  if (client === undefined) {
    throw new DatagenError('server', 'There is no mariadb or mysql client here.', {
      hint: 'Install one (Debian: apt-get install mariadb-client-core).',
    });
  }
  // The password is in a file without a name, which the client reads as its descriptor 3.
  const login = openOptionFile({ address: target.address, encrypted }, client.vendor);
  const args = [
    '--defaults-file=/dev/fd/3',
    '--default-character-set=utf8mb4',
    ...(execute === undefined ? [] : ['--execute', execute]),
    '--',
    target.database,
  ];
  try {
    await context.leaveInterrupts(() => runClient(client.path, args, login, context.signal));
  } finally {
    closeOptionFile(login);
  }
}

async function inspectConnection(target: Target & MysqlDatabase) {
  const connection = await target.open();
  try {
    const found = await askValue(connection, 'SELECT 1 FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?', [
      target.database,
    ]);
    if (found === undefined) throw noDatabase(target);
    const { vendor } = await readServerVersion(connection);
    const [cipher] = await askRows(connection, "SHOW SESSION STATUS LIKE 'Ssl_cipher'");
    return { vendor, encrypted: String(cipher?.Value ?? '') !== '' };
  } finally {
    await closeConnection(connection);
  }
}

function noDatabase({ title }: Target): DatagenError {
  return new DatagenError('conflict', `There is no database ${title}.`, {
    hint: `Make it with ${programCall('run')}, or name another database with -D NAME.`,
  });
}

/** Runs a client to its end. The signal, which Ctrl-C does not abort meanwhile, ends it. */
function runClient(client: string, args: readonly string[], login: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = spawn(client, args, { stdio: ['inherit', 'inherit', 'inherit', login] });
    const end = () => shell.kill('SIGTERM');
    signal.addEventListener('abort', end);
    shell.on('error', reject);
    shell.on('close', (code) => {
      signal.removeEventListener('abort', end);
      if (code === 0) resolve();
      else {
        const how = code === null ? 'a signal' : `exit code ${code}`;
        reject(new DatagenError('server', `${basename(client)} ended with ${how}.`));
      }
    });
  });
}
