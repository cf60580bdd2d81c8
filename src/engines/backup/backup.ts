import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Connection } from 'mysql2/promise';
import { moveDurably } from '../../dataset/durable-file.js';
import { DatagenError, messageOf } from '../../errors.js';
import type { OpenOptions, ServerAddress } from '../mysql/connect.js';
import { closeConnection, readConnectionLimit } from '../mysql/connections.js';
import { useDatabase } from '../mysql/database-lock.js';
import { readServerVersion } from '../mysql/inspect-server.js';
import { askRows } from '../mysql/query.js';
import { type ClientProgram, findClientProgram } from './client-programs.js';
import { type Dumped, dumpDatabase } from './dump.js';
import { type DumpRelay, hasHarmfulDefaults, openDumpRelay } from './dump-relay.js';
import { readStoredPrograms, type StoredPrograms } from './stored-programs.js';

/** A database on a MySQL or MariaDB server, and the file it goes to. */
export interface BackupRequest {
  readonly database: string;
  readonly address: ServerAddress;
  /** Opens a connection to the server. */
  readonly open: (options?: OpenOptions) => Promise<Connection>;
  readonly file: string;
  readonly overwrite: boolean;
  /** PATH, which is searched for the dump program. */
  readonly searchPath: string | undefined;
  readonly signal: AbortSignal;
}

export interface Backup {
  readonly file: string;
  /** Bytes of the SQL, and of the file. */
  readonly sql_bytes: number;
  readonly file_bytes: number;
  /** Of the SQL. */
  readonly sha256: string;
  readonly made_with: string;
  /** The client that reads it: a vendor's dumps may need its own client. */
  readonly client: 'mysql' | 'mariadb';
  /** The numbers of stored programs and events in the dump; null where they are left out. */
  readonly routines: number | null;
  readonly events: number | null;
  /** Sentences about what is or may be missing, and the messages of the dump program. */
  readonly warnings: readonly string[];
}

/**
 * Writes a database into a gzip file, as one snapshot, with mariadb-dump or mysqldump. The file gets its name only when
 * it is complete: the dump has its last line and creates every routine and event that the user may read, and the file
 * decompresses to the same bytes.
 *
 * @throws DatagenError `conflict`, `server`, `filesystem`, `interrupted`; there is then no new file
 */
export async function backUpDatabase(request: BackupRequest): Promise<Backup> {
  const connection = await request.open();
  try {
    await useDatabase(connection, request.database);
    return await writeBackup(connection, request);
  } finally {
    await closeConnection(connection);
  }
}

async function writeBackup(connection: Connection, request: BackupRequest): Promise<Backup> {
  const { database, signal } = request;
  const version = await readServerVersion(connection);
  const programs = await readStoredPrograms(connection, version, database);
  const file = await locateBackup(request);
  const program = findClientProgram('dump', version.vendor, request.searchPath);
  if (program === undefined) {
    throw new DatagenError('server', 'Neither mariadb-dump nor mysqldump is installed here.', {
      hint: 'Install one (Debian: apt-get install mariadb-client); the backup is made with it.',
    });
  }
  // A new name, since an existing file belongs to something else.
  const partial = `${file}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const { messages, ...dumped } = await dump(connection, program, version.text, programs, request, partial);
    await verify(partial, dumped.sha256);
    await moveDurably(partial, file);
    return {
      file: request.file,
      ...dumped,
      routines: programs.routines?.length ?? null,
      events: programs.events?.length ?? null,
      warnings: [...programs.warnings, ...messages],
      file_bytes: (await stat(file)).size,
      made_with: program.path,
      client: program.vendor,
    };
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => {});
    if (signal.aborted) throw new DatagenError('interrupted', 'The backup was interrupted.', { cause });
    if (cause instanceof DatagenError) throw cause;
    throw new DatagenError('filesystem', `The backup ${request.file} can’t be written: ${messageOf(cause)}`, {
      hint: 'Name another file with -o FILE.',
      cause,
    });
  }
}

/**
 * Dumps over the dump program's own connection, or over one of this program if the server's defaults would cut the
 * dump.
 */
async function dump(
  connection: Connection,
  program: ClientProgram,
  version: string,
  programs: StoredPrograms,
  { database, address, open, searchPath, signal }: BackupRequest,
  partial: string,
): Promise<Dumped> {
  const [cipher] = await askRows(connection, "SHOW SESSION STATUS LIKE 'Ssl_cipher'");
  const isOnly = (await readConnectionLimit(connection)) === 1;
  let relay: DumpRelay | undefined;
  if (isOnly || (await hasHarmfulDefaults(connection))) {
    if (isOnly) await closeConnection(connection);
    relay = await openDumpRelay(await open({ plain: true }), version, program.vendor);
  }
  const access =
    relay === undefined
      ? { address, encrypted: String(cipher?.Value ?? '') !== '' }
      : { address: { socket: relay.socket }, encrypted: false };
  try {
    return await dumpDatabase(program, { database, address, access, programs, searchPath, signal }, partial);
  } finally {
    relay?.close();
  }
}

/** The path of a backup: the target of a symbolic link, or a plain file. */
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
  throw new DatagenError('conflict', `${file} already exists.`, {
    hint: 'Replace it with --overwrite, or name another file with -o FILE.',
  });
}

/** Decompresses the file and compares it with the dump. */
async function verify(partial: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(partial), createGunzip(), hash);
  if (hash.digest('hex') === sha256) return;
  throw new DatagenError('filesystem', `${partial} is corrupt: its content differs from the dump.`, {
    hint: 'Check the disk.',
  });
}
