import { execFileSync } from 'node:child_process';
import { findCompanion } from '../../engines/private-server/server-program.js';
import { DatagenError } from '../../errors.js';

/** The program that writes a database as SQL. */
export interface DumpProgram {
  readonly path: string;
  /** The vendor, independent of the program's name: the two take different options. */
  readonly vendor: 'mysql' | 'mariadb';
}

const NAMES = {
  mariadb: ['mariadb-dump', 'mysqldump'],
  mysql: ['mysqldump', 'mariadb-dump'],
} as const;

/**
 * Finds mariadb-dump or mysqldump, the one that goes with the server first.
 *
 * @throws DatagenError `server` when none is installed
 */
export function findDumpProgram(server: 'mysql' | 'mariadb' | 'other', searchPath: string | undefined): DumpProgram {
  const path = findCompanion(undefined, NAMES[server === 'mariadb' ? 'mariadb' : 'mysql'], searchPath);
  if (path === undefined) {
    throw new DatagenError('server', 'Neither mariadb-dump nor mysqldump is installed here.', {
      hint: 'Install one (Debian: apt-get install mariadb-client); the backup is made with it.',
    });
  }
  const version = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8', timeout: 10_000 });
  return { path, vendor: /mariadb/i.test(version) ? 'mariadb' : 'mysql' };
}
