import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DatagenError } from '../../errors.js';
import type { ServerAddress } from '../mysql/connect.js';
import { describeAddress } from '../mysql/connect-failure.js';
import { type ClientAccess, type ClientProgram, closeOptionFile, openOptionFile } from './client-programs.js';
import type { StoredPrograms } from './stored-programs.js';
import { type DumpWatch, watchDump } from './watch-dump.js';

/** A dump of a database into a file. */
export interface DumpRequest {
  readonly database: string;
  /** Where the server is, for messages; the access may be a relay of it. */
  readonly address: ServerAddress;
  readonly access: ClientAccess;
  readonly programs: StoredPrograms;
  readonly searchPath: string | undefined;
  readonly signal: AbortSignal;
}

/** Bytes and hash of the SQL, and the dump program's messages. */
export interface Dumped {
  readonly sql_bytes: number;
  readonly sha256: string;
  readonly messages: readonly string[];
}

const MAX_ERROR_TEXT = 10_000;

/**
 * The server's errors for too many connections, of all accounts and of one. Their texts are in the server's language.
 */
const CONNECTION_LIMIT = /\b(1040|1203|1226)\b/;

/**
 * Dumps a database as SQL into a new gzip file, as one snapshot, with mariadb-dump or mysqldump.
 *
 * @throws DatagenError `server` when the program fails, or the dump lacks its end, a routine or an event
 */
export async function dumpDatabase(program: ClientProgram, request: DumpRequest, file: string): Promise<Dumped> {
  const options = openOptionFile(request.access, program.vendor);
  const child = spawn(program.path, dumpArguments(program, request), {
    stdio: ['ignore', 'pipe', 'pipe', options],
    env: { PATH: request.searchPath, LC_ALL: 'C' },
    signal: request.signal,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, MAX_ERROR_TEXT);
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', (code) => done(code));
  });
  ended.catch(() => {});
  const watch = watchDump();
  try {
    if (child.stdout === null || child.stdout === undefined) throw new Error('the dump has no output');
    const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(child.stdout, watch.stream, createGzip(), output);
    const code = await ended;
    const messages = said.split('\n').filter((line) => line.trim() !== '');
    if (code !== 0 || !watch.isComplete()) throw dumpFailed(program, code, messages, request.address);
    requirePrograms(program, watch, request.programs);
    return { sql_bytes: watch.bytes(), sha256: watch.sha256(), messages };
  } finally {
    child.kill();
    closeOptionFile(options);
  }
}

function dumpArguments({ vendor }: ClientProgram, { database, programs }: DumpRequest): string[] {
  const extra = vendor === 'mysql' ? ['--set-gtid-purged=OFF', '--column-statistics=0'] : [];
  return [
    '--defaults-file=/dev/fd/3',
    '--single-transaction',
    '--quick',
    '--hex-blob',
    '--default-character-set=utf8mb4',
    '--no-tablespaces',
    '--triggers',
    programs.routines === undefined ? '--skip-routines' : '--routines',
    programs.events === undefined ? '--skip-events' : '--events',
    ...extra,
    '--',
    database,
  ];
}

function requirePrograms(program: ClientProgram, watch: DumpWatch, { routines, events }: StoredPrograms): void {
  const missing = watch.missing([...(routines ?? []), ...(events ?? [])]);
  if (missing.length === 0) return;
  const names = missing.map(({ kind, name }) => `${kind.toLowerCase()} ${name}`).join(', ');
  throw new DatagenError('server', `The dump of ${program.path} lacks ${names}.`, {
    hint: 'No backup was written. If it was dropped during the backup, run the command again.',
  });
}

/** Messages about a connection that the server closed. Some programs only exit with the code of the error. */
const LOST = /(\(|error:? )(1053|1927|2006|2013|2055)\b|unexpected eof|reset by peer/i;
const SERVER_ERROR = 2;

function dumpFailed(
  program: ClientProgram,
  code: number | null,
  messages: readonly string[],
  address: ServerAddress,
): DatagenError {
  const said = messages.join(' ').trim();
  if (CONNECTION_LIMIT.test(said)) {
    return new DatagenError('server', `${program.path} could not connect to the server: ${said}`, {
      hint: 'No backup was written. It needs two connections: one for this program, one for the dump program. Close another connection, or have an administrator raise max_connections or the limit of the account.',
    });
  }
  const failed = code === null ? 'was ended by a signal' : `failed (exit code ${code})`;
  const how = code === 0 ? 'ended before the dump was complete' : failed;
  return new DatagenError('server', `${program.path} ${how}${said === '' ? '.' : `: ${said}`}`, {
    hint: `No backup was written.${adviseOnDump(code, said, address)}`,
  });
}

function adviseOnDump(code: number | null, said: string, address: ServerAddress): string {
  if (LOST.test(said) || (said === '' && code === SERVER_ERROR)) {
    return ` The server at ${describeAddress(address)} closed the connection, and its error log says why. Run the command again.`;
  }
  return /denied/i.test(said) ? ' The user needs SELECT, SHOW VIEW and TRIGGER on the database.' : '';
}
