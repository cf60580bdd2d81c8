import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatagenError, messageOf, throwIfAborted } from '../../errors.js';
import { accountName, userId } from '../../processes/identity.js';
import { quoteText } from '../mysql/query.js';
import { writeBirth } from './folder-lock.js';
import type { ServerPaths } from './server-paths.js';
import { baseFolder, findCompanion, type ServerProgram } from './server-program.js';

export interface InitialiseOptions {
  readonly searchPath?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The administrator of a new server. */
interface Login {
  readonly user: string;
  readonly password?: string;
}

type Run = (program: string, args: readonly string[]) => Promise<void>;

/**
 * Creates a data folder whose only account is root over the socket, for the user who runs this. The server identifies
 * the user by the account's name; without one it asks for a password that only this user can read. The folder is
 * created beside its path and renamed when it is complete. Precondition: the server's lock is held.
 */
export async function initialiseData(
  paths: ServerPaths,
  program: ServerProgram,
  { searchPath, signal }: InitialiseOptions,
): Promise<void> {
  await removeDrafts(paths);
  const draft = `${paths.data}.draft`;
  // A MariaDB that starts removes what others keep in its temporary folder, and one that is being initialised then
  // fails; so each has its own.
  const run: Run = (program, args) => runInstaller(program, args, paths, signal);
  const login = chooseLogin();
  try {
    if (program.vendor === 'mariadb') await initialiseMariadb(draft, program, login, searchPath, run);
    else await initialiseMysql(draft, program, login, run);
  } catch (error) {
    await removeDrafts(paths);
    throwIfAborted(signal);
    throw new DatagenError(
      'server',
      `A private ${program.version.product} could not be initialised in ${paths.folder}.`,
      {
        hint: `${explain(error)} Or give a server of your own with --host or --socket, or choose --target duckdb.`,
        cause: error,
      },
    );
  }
  writeBirth(paths, { vendor: program.vendor, version: program.version.numbers.join('.'), ...login });
  await rename(draft, paths.data);
}

/** The options with which a program runs as the user who called it. MySQL and MariaDB refuse root without them. */
export function userOptions(): string[] {
  return userId() === 0 ? ['--user=root'] : [];
}

/**
 * The statement that sets the password of a MariaDB's administrator. It runs at each start before anybody can log in,
 * since the installer identifies root by the account, or lets everybody in.
 */
export function passwordStatement({ user, password }: Login): string | undefined {
  if (password === undefined) return undefined;
  return `ALTER USER ${quoteText(user)}@'localhost' IDENTIFIED BY ${quoteText(password)};`;
}

function chooseLogin(): Login {
  const user = accountName();
  if (user !== undefined) return { user };
  return { user: 'root', password: randomBytes(18).toString('base64url') };
}

async function initialiseMariadb(
  data: string,
  program: ServerProgram,
  { user }: Login,
  searchPath: string | undefined,
  run: Run,
): Promise<void> {
  const installer = findCompanion(program, ['mariadb-install-db', 'mysql_install_db'], searchPath);
  if (installer === undefined) throw new Error('mariadb-install-db is not installed');
  await run(installer, [
    '--no-defaults',
    `--basedir=${baseFolder(program)}`,
    // The installer is a script that splits a path at a blank, so it runs in the folder beside the data.
    `--datadir=./${basename(data)}`,
    '--auth-root-authentication-method=socket',
    `--auth-root-socket-user=${user}`,
    '--skip-test-db',
    '--force',
    ...userOptions(),
  ]);
}

async function initialiseMysql(data: string, program: ServerProgram, login: Login, run: Run): Promise<void> {
  const script = `${data}.sql`;
  const name = quoteText(login.user);
  const root = name === quoteText('root');
  const withSocket = `${root ? 'ALTER' : 'CREATE'} USER ${name}@'localhost' IDENTIFIED WITH auth_socket;`;
  const withoutSocket = root ? [] : [`CREATE USER ${name}@'localhost';`];
  const grant = root ? [] : [`GRANT ALL PRIVILEGES ON *.* TO ${name}@'localhost' WITH GRANT OPTION;`];
  const initialise = async (statements: readonly string[]): Promise<void> => {
    // --init-file takes one statement a line.
    writeFileSync(script, `${statements.join('\n')}\n`, { mode: 0o600 });
    const options = ['--no-defaults', '--initialize-insecure', `--datadir=${data}`, `--init-file=${script}`];
    await run(program.path, [...options, ...userOptions()]);
  };
  const byPassword = passwordStatement(login);
  try {
    if (byPassword !== undefined) return await initialise([byPassword]);
    await initialise(["INSTALL PLUGIN auth_socket SONAME 'auth_socket.so';", withSocket, ...grant]);
  } catch (error) {
    if (byPassword !== undefined) throw error;
    rmSync(data, { recursive: true, force: true });
    // Without the plugin the socket's private folder is the only guard, and the network is off.
    await initialise([...withoutSocket, ...grant]);
  } finally {
    rmSync(script, { force: true });
  }
}

async function removeDrafts(paths: ServerPaths): Promise<void> {
  const folder = dirname(paths.data);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(paths.data)}.draft`))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function explain(error: unknown): string {
  const output = error instanceof Error && 'output' in error ? String(error.output) : '';
  const all = `${messageOf(error)}\n${output}`;
  if (/my_print_defaults/.test(all)) return 'Install the package mariadb-client-core, which has my_print_defaults.';
  if (/error 28\b|errno: 28\b|No space left/i.test(all)) {
    return 'Its disk is full: free some space, or run this in another folder.';
  }
  const line = all.split('\n').find((text) => /\[ERROR\]|^ERROR: |FATAL|not installed/.test(text));
  return line === undefined ? `It said: ${messageOf(error).split('\n')[0]}.` : `It said: ${line.trim()}.`;
}

/** Replaces itself by the program named after it, with the same environment except this. */
const WITH_TEMPORARY_FOLDER = 'export TMPDIR="$0"; exec "$@"';

/**
 * Runs a program in the server's folder, with temporary files there, in a process group of its own, so that Ctrl-C in
 * the terminal does not reach it. It ends with all its children when the signal fires or this process ends. Rejects
 * when it fails, with its messages as `output`.
 */
export function runInstaller(
  program: string,
  args: readonly string[],
  { folder, temporary }: Pick<ServerPaths, 'folder' | 'temporary'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const child = spawn('/bin/sh', ['-c', WITH_TEMPORARY_FOLDER, temporary, program, ...args], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has already ended.
      }
    };
    const finish = (error?: Error): void => {
      process.off('exit', end);
      signal?.removeEventListener('abort', end);
      if (error === undefined) resolve();
      else reject(Object.assign(error, { output }));
    };
    process.once('exit', end);
    signal?.addEventListener('abort', end);
    child.once('error', finish);
    child.once('close', (code, killed) => {
      finish(code === 0 ? undefined : new Error(`${program} ended with ${killed ?? `exit code ${code}`}`));
    });
  });
}
