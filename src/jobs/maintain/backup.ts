import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { ServerAddress } from '../../engines/mysql/connect.js';
import { describeAddress } from '../../engines/mysql/connect-failure.js';
import { DatagenError, messageOf } from '../../errors.js';
import { type DumpProgram, findDumpProgram } from './dump-program.js';
import type { DumpRelay } from './dump-relay.js';
import { closeOptionFile, type DumpAccess, openOptionFile } from './option-file.js';
import type { StoredPrograms } from './stored-programs.js';
import { type DumpWatch, watchDump } from './watch-dump.js';

export interface BackupRequest extends DumpAccess {
  readonly database: string;
  readonly server: 'mysql' | 'mariadb' | 'other';
  readonly programs: StoredPrograms;
  /** Opens a socket where the dump program gets a session of this program; it dumps over its own unless given. */
  readonly openRelay?: ((vendor: DumpProgram['vendor']) => Promise<DumpRelay>) | undefined;
  readonly file: string;
  readonly overwrite: boolean;
  readonly searchPath: string | undefined;
  readonly signal: AbortSignal;
  /** Told how many bytes of SQL have come. */
  readonly onBytes?: (bytes: number) => void;
}

export interface Backup {
  readonly file: string;
  /** Of the SQL, and of the file. */
  readonly sql_bytes: number;
  readonly file_bytes: number;
  /** Of the SQL. */
  readonly sha256: string;
  readonly made_with: string;
  /** The client that reads it: each vendor's dumps hold what the other's client may not know. */
  readonly client: 'mysql' | 'mariadb';
  /** How many procedures, functions and packages, and how many events, it holds; null where they are left out. */
  readonly routines: number | null;
  readonly events: number | null;
  /** What is or may be missing, and what the program that made it had to say. */
  readonly warnings: readonly string[];
}

const MOST_ERROR_TEXT = 10_000;

/** The server's errors for too many connections, in all and of an account; their texts are in its language. */
const CONNECTION_LIMIT = /\b(1040|1203|1226)\b/;

/**
 * Writes a database into a gzip file, as one snapshot, through mariadb-dump or mysqldump. The file takes its name
 * only once it is whole: the dump ended well and with its last line, it creates every routine and event that the user may
 * read, and what was written unpacks to the same bytes.
 *
 * @throws DatagenError `conflict`, `server`, `filesystem`, `interrupted`; there is then no new file
 */
export async function makeBackup(request: BackupRequest): Promise<Backup> {
  const file = await locateBackup(request);
  const program = findDumpProgram(request.server, request.searchPath);
  // A new name: an existing file is not this backup's.
  const partial = `${file}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const dumped = await dump(program, request, partial);
    await verify(partial, dumped.sha256);
    await rename(partial, file);
    await syncPath(dirname(file));
    return {
      file: request.file,
      ...dumped,
      file_bytes: (await stat(file)).size,
      made_with: program.path,
      client: program.vendor,
    };
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => {});
    if (request.signal.aborted) throw new DatagenError('interrupted', 'The backup was interrupted.', { cause });
    if (cause instanceof DatagenError) throw cause;
    throw new DatagenError('filesystem', `The backup ${request.file} can’t be written: ${messageOf(cause)}`, {
      hint: 'Name another file with -o FILE.',
      cause,
    });
  }
}

/** Where a backup goes: to what a symbolic link names, and in the place of a plain file only. */
async function locateBackup({ file, overwrite }: BackupRequest): Promise<string> {
  const path = resolve(file);
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return path;
  const target = stats.isSymbolicLink() ? await realpath(path).catch(() => undefined) : path;
  if (target === undefined || !(await stat(target)).isFile()) {
    const what = target === undefined ? 'a link to a missing file' : 'not a plain file';
    throw new DatagenError('conflict', `${file} is ${what}.`, { hint: 'Name another file with -o FILE.' });
  }
  if (overwrite) return target;
  throw new DatagenError('conflict', `${file} is there already.`, {
    hint: 'Replace it with --overwrite, or name another file with -o FILE.',
  });
}

async function dump(program: DumpProgram, request: BackupRequest, partial: string) {
  const relay = await request.openRelay?.(program.vendor);
  try {
    const access = relay === undefined ? request : { address: { socket: relay.socket }, encrypted: false };
    return await dumpFrom(access, program, request, partial);
  } finally {
    relay?.close();
  }
}

async function dumpFrom(access: DumpAccess, program: DumpProgram, request: BackupRequest, partial: string) {
  const options = openOptionFile(access, program.vendor);
  const child = spawn(program.path, dumpArguments(program, request), {
    stdio: ['ignore', 'pipe', 'pipe', options],
    env: { PATH: request.searchPath, LC_ALL: 'C' },
    signal: request.signal,
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(0, MOST_ERROR_TEXT);
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', (code) => done(code));
  });
  ended.catch(() => {});
  const watch = watchDump(request.onBytes);
  try {
    if (child.stdout === null || child.stdout === undefined) throw new Error('the dump has no output');
    const output = createWriteStream(partial, { flags: 'wx', mode: 0o600 });
    await pipeline(child.stdout, watch.stream, createGzip(), output);
    const code = await ended;
    const warnings = complaints.split('\n').filter((line) => line.trim() !== '');
    if (code !== 0 || !watch.isComplete()) throw dumpFailed(program, code, warnings, request.address);
    requirePrograms(program, watch, request.programs);
    await syncPath(partial);
    const { routines, events, warnings: gaps } = request.programs;
    return {
      sql_bytes: watch.bytes(),
      sha256: watch.sha256(),
      routines: routines?.length ?? null,
      events: events?.length ?? null,
      warnings: [...gaps, ...warnings],
    };
  } finally {
    child.kill();
    closeOptionFile(options);
  }
}

function dumpArguments({ vendor }: DumpProgram, { database, programs }: BackupRequest): string[] {
  const own = vendor === 'mysql' ? ['--set-gtid-purged=OFF', '--column-statistics=0'] : [];
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
    ...own,
    '--',
    database,
  ];
}

function requirePrograms(program: DumpProgram, watch: DumpWatch, { routines, events }: StoredPrograms): void {
  const missing = watch.missing([...(routines ?? []), ...(events ?? [])]);
  if (missing.length === 0) return;
  const names = missing.map(({ kind, name }) => `${kind.toLowerCase()} ${name}`).join(', ');
  throw new DatagenError('server', `The dump of ${program.path} lacks ${names}.`, {
    hint: 'No backup was written. Was it dropped meanwhile? Then run the command again.',
  });
}

/** What a dump says of a connection that the server closed; some say nothing, and end with the code of a server's error. */
const LOST = /(\(|error:? )(1053|1927|2006|2013|2055)\b|unexpected eof|reset by peer/i;
const SERVER_ERROR = 2;

function dumpFailed(
  program: DumpProgram,
  code: number | null,
  warnings: readonly string[],
  address: ServerAddress,
): DatagenError {
  const said = warnings.join(' ').trim();
  if (CONNECTION_LIMIT.test(said)) {
    return new DatagenError('server', `${program.path} got no connection to the server: ${said}`, {
      hint: 'No backup was written. It takes two connections at a time, one of this program and one of the dump. Close another one, or have an administrator raise max_connections or the limit of the account.',
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

/** Unpacks what was written and compares it with what came. */
async function verify(partial: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(partial), createGunzip(), hash);
  if (hash.digest('hex') === sha256) return;
  throw new DatagenError('filesystem', `What was written to ${partial} is not what the dump held.`, {
    hint: 'Check the disk.',
  });
}

async function syncPath(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
