import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DatagenError } from '../../errors.js';
import { accountName, userId } from '../../processes/user.js';
import type { ServerPaths } from './server-paths.js';

/** Which program made a data folder, which another vendor's cannot open, and who logs in. */
export interface Birth {
  readonly vendor: 'mysql' | 'mariadb';
  readonly version: string;
  /** The administrator; not told by servers that were made before this was kept. */
  readonly user?: string;
  /** Only where the administrator is not known by the account that runs this, since there is none. */
  readonly password?: string;
}

/** Reads what made the data folder; undefined when there is none yet. */
export function readBirth(paths: ServerPaths): Birth | undefined {
  if (!existsSync(paths.data)) return undefined;
  try {
    return JSON.parse(readFileSync(paths.birth, 'utf8')) as Birth;
  } catch {
    return undefined;
  }
}

/** Keeps what made the data folder, for this user's eyes, and an option file for MySQL's own clients. */
export function writeBirth(paths: ServerPaths, birth: Birth): void {
  writeFileSync(paths.birth, `${JSON.stringify(birth)}\n`, { mode: 0o600 });
  if (birth.user === undefined || birth.password === undefined) return;
  const options = `[client]\nuser = ${birth.user}\npassword = ${birth.password}\n`;
  writeFileSync(paths.clientOptions, options, { mode: 0o600 });
}

/** Throws a DatagenError 'server' when the server would not let this user in, since it knows him by another name. */
export function requireSameAccount(paths: ServerPaths): void {
  const { user, password } = readBirth(paths) ?? {};
  const account = accountName();
  if (user === undefined || password !== undefined || user === account) return;
  const who = account === undefined ? `the user number ${userId()}, which has no account` : `the user ${account}`;
  throw new DatagenError(
    'server',
    `The private server in ${paths.folder} was made by the user ${user}, and this is ${who}.`,
    { hint: `Run this as ${user}, or delete ${paths.folder} to start again.` },
  );
}
