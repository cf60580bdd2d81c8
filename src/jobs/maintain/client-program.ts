import { execFileSync } from 'node:child_process';
import { findCompanion } from '../../engines/private-server/server-program.js';

/** The program that asks a server for SQL. */
export interface ClientProgram {
  readonly path: string;
  /** The vendor, independent of the program's name: the two take different options. */
  readonly vendor: 'mysql' | 'mariadb';
}

/** Finds the mariadb or mysql client, the one that goes with the server first; undefined when none is installed. */
export function findClientProgram(
  server: 'mysql' | 'mariadb' | 'other',
  searchPath: string | undefined,
): ClientProgram | undefined {
  const names = server === 'mariadb' ? ['mariadb', 'mysql'] : ['mysql', 'mariadb'];
  const path = findCompanion(undefined, names, searchPath);
  if (path === undefined) return undefined;
  const version = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8', timeout: 10_000 });
  return { path, vendor: /mariadb/i.test(version) ? 'mariadb' : 'mysql' };
}
