import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerAddress } from '../mysql/connect.js';
import { findCompanion } from '../private-server/server-program.js';

/** A program of MariaDB's or MySQL's that works with a server. */
export interface ClientProgram {
  readonly path: string;
  /** The vendor, independent of the program's name: the two take different options. */
  readonly vendor: 'mysql' | 'mariadb';
}

const NAMES = {
  client: { mariadb: 'mariadb', mysql: 'mysql' },
  dump: { mariadb: 'mariadb-dump', mysql: 'mysqldump' },
} as const;

/** Finds the client or the dump program, the server's vendor first; undefined when none is installed. */
export function findClientProgram(
  kind: keyof typeof NAMES,
  server: 'mysql' | 'mariadb' | 'other',
  searchPath: string | undefined,
): ClientProgram | undefined {
  const { mariadb, mysql } = NAMES[kind];
  const path = findCompanion(undefined, server === 'mariadb' ? [mariadb, mysql] : [mysql, mariadb], searchPath);
  if (path === undefined) return undefined;
  const version = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8', timeout: 10_000 });
  return { path, vendor: /mariadb/i.test(version) ? 'mariadb' : 'mysql' };
}

/** The address and login that a client program needs. */
export interface ClientAccess {
  readonly address: ServerAddress;
  /** This program's own connection is encrypted, so the client's must be too. */
  readonly encrypted: boolean;
}

/**
 * Writes the address and the password into a file for a child process and returns the open file, which the child gets
 * as its descriptor 3. The file is unlinked before this returns, so no other process can open it.
 */
export function openOptionFile(access: ClientAccess, vendor: ClientProgram['vendor']): number {
  const folder = mkdtempSync(join(tmpdir(), 'dvdrental-'));
  try {
    const path = join(folder, 'options');
    writeFileSync(path, composeOptions(access, vendor), { mode: 0o600 });
    return openSync(path, 'r');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function closeOptionFile(descriptor: number): void {
  closeSync(descriptor);
}

/** The format of MySQL's option files: https://dev.mysql.com/doc/refman/8.4/en/option-files.html */
function composeOptions({ address, encrypted }: ClientAccess, vendor: ClientProgram['vendor']): string {
  const { host, port, socket, user, password } = address;
  const values = {
    ...(socket === undefined
      ? { protocol: 'TCP', host: host ?? '127.0.0.1', port: String(port ?? 3306) }
      : { protocol: 'SOCKET', socket }),
    user: user ?? 'root',
    ...(password === undefined ? {} : { password }),
  };
  const options = Object.entries(values).map(([name, value]) => `${name} = ${quoteOption(value)}`);
  return `[client]\n${[...options, ...encryptionOptions(address, encrypted, vendor)].join('\n')}\n`;
}

function encryptionOptions({ ssl }: ServerAddress, encrypted: boolean, vendor: ClientProgram['vendor']): string[] {
  const ca = ssl?.ca === undefined ? [] : [`ssl-ca = ${quoteOption(ssl.ca)}`];
  const verifies = ssl?.mode === 'VERIFY_IDENTITY';
  if (vendor === 'mysql') {
    const mode = ssl?.mode ?? (ca.length > 0 ? 'VERIFY_CA' : encrypted ? 'REQUIRED' : 'PREFERRED');
    return [`ssl-mode = ${mode}`, ...ca];
  }
  if (!encrypted) return ['skip-ssl'];
  return ['ssl', ...ca, verifies ? 'ssl-verify-server-cert' : 'skip-ssl-verify-server-cert'];
}

function quoteOption(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${value.replace(/["\\\n\r\t]/g, (character) => escapes[character] ?? `\\${character}`)}"`;
}
