import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseServerVersion, refusalOf, type ServerVersion } from '../mysql/server-version.js';

/** A server program that is installed here. */
export interface ServerProgram {
  readonly path: string;
  readonly vendor: 'mysql' | 'mariadb';
  readonly version: ServerVersion;
}

const USUAL_FOLDERS = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/usr/local/mysql/bin',
  '/usr/local/mariadb/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/opt/mysql/bin',
  '/home/linuxbrew/.linuxbrew/bin',
];

/** The server programs installed here that are new enough, MariaDB first, each once. */
export function findServerPrograms(searchPath: string | undefined): ServerProgram[] {
  const found = new Map<string, ServerProgram>();
  for (const name of ['mariadbd', 'mysqld']) {
    for (const folder of listFolders(searchPath)) {
      const path = join(folder, name);
      if (!isExecutable(path) || found.has(realpathSync(path))) continue;
      const program = askVersion(path);
      if (program !== undefined) found.set(realpathSync(path), program);
    }
  }
  return [...found.values()].sort((a, b) => Number(a.vendor === 'mysql') - Number(b.vendor === 'mysql'));
}

/** The first program of one of these names: beside the server's, in its package's folders, or on the search path. */
export function findCompanion(
  server: ServerProgram | undefined,
  names: readonly string[],
  searchPath: string | undefined,
): string | undefined {
  const beside = server === undefined ? [] : packageFolders(server.path);
  for (const name of names) {
    for (const folder of [...beside, ...listFolders(searchPath), '/usr/bin', '/usr/local/bin']) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/** The root of an installation, as --basedir wants it. */
export function baseFolder(program: ServerProgram): string {
  return dirname(dirname(realpathSync(program.path)));
}

function packageFolders(path: string): string[] {
  const base = dirname(dirname(realpathSync(path)));
  return [dirname(path), join(base, 'bin'), join(base, 'scripts')];
}

function listFolders(searchPath: string | undefined): string[] {
  const folders = [...(searchPath ?? '').split(delimiter), ...USUAL_FOLDERS];
  return folders.filter((folder) => folder !== '' && existsSync(folder));
}

function askVersion(path: string): ServerProgram | undefined {
  try {
    const answer = execFileSync(path, ['--no-defaults', '--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    // "mariadbd  Ver 10.11.6-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)"
    const found = /\bVer (\S+) (.*)/.exec(answer);
    const version = parseServerVersion(found?.[1] ?? '', found?.[2] ?? '');
    if (refusalOf(version) !== undefined || version.vendor === 'other') return undefined;
    return { path, vendor: version.vendor, version };
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
