import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerAddress } from '../../engines/mysql/connect.js';
import type { DumpProgram } from './dump-program.js';

/** What an option file holds, beside the address, to reach the server as this program reaches it. */
export interface DumpAccess {
  readonly address: ServerAddress;
  /** Whether this program's own connection is encrypted: the dump's is then too. */
  readonly encrypted: boolean;
}

/**
 * Writes the address and the password for a child process to read, and returns an open file of it, which the child
 * is given as its descriptor 3. The file has no name any more when this returns, so no other process can open it.
 */
export function openOptionFile(access: DumpAccess, vendor: DumpProgram['vendor']): number {
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

/** An option file of MySQL's own clients: https://dev.mysql.com/doc/refman/8.4/en/option-files.html */
function composeOptions({ address, encrypted }: DumpAccess, vendor: DumpProgram['vendor']): string {
  const { host, port, socket, user, password } = address;
  const way: [string, string][] =
    socket === undefined
      ? [
          ['protocol', 'TCP'],
          ['host', host ?? '127.0.0.1'],
          ['port', String(port ?? 3306)],
        ]
      : [
          ['protocol', 'SOCKET'],
          ['socket', socket],
        ];
  const who: [string, string][] = [
    ['user', user ?? 'root'],
    ...(password === undefined ? [] : [['password', password] as [string, string]]),
  ];
  const options = [...way, ...who].map(([name, value]) => `${name} = ${quoteOption(value)}`);
  return `[client]\n${[...options, ...encryptionOptions(address, encrypted, vendor)].join('\n')}\n`;
}

function encryptionOptions({ ssl }: ServerAddress, encrypted: boolean, vendor: DumpProgram['vendor']): string[] {
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
