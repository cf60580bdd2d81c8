import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { promisify } from 'node:util';
import { findCompanion } from '../../../../engines/private-server/server-program.js';
import { createTables } from '../build-schema.js';
import type { BenchMethod, LoadSite } from '../load-method.js';
import { openTuned, withConnections } from '../sessions.js';
import { CIRCLE, loadFile } from './load-files.js';

const run = promisify(execFile);

/** The vendor's own import program, which loads a file into the table of its name, into the full schema. */
export const importProgram: BenchMethod = {
  name: 'import',
  title: 'mariadb-import or mysqlimport --local into the full schema',
  // The program connects while the server may still count the one that made the tables.
  connections: 2,
  refusal: (site) =>
    findProgram(site) === undefined ? 'no such program of this vendor is installed here' : undefined,
  load: async (site) => {
    await withConnections(site, openTuned, 1, async ([connection]) => {
      await createTables(connection, site, 'whole');
      await connection.query('SET foreign_key_checks = 0');
      const circle = site.tables.filter(({ name }) => CIRCLE.includes(name));
      for (const table of circle) await loadFile(connection, table, 'client');
    });
    const program = findProgram(site);
    if (program === undefined) return;
    const { address, database, tables, signal } = site;
    const options = [
      '--no-defaults',
      ...(address.socket === undefined
        ? [`--host=${address.host ?? '127.0.0.1'}`, `--port=${address.port ?? 3306}`, '--protocol=tcp']
        : [`--socket=${address.socket}`]),
      `--user=${address.user ?? 'root'}`,
      '--local',
      '--default-character-set=utf8mb4',
      '--fields-terminated-by=,',
      '--fields-optionally-enclosed-by="',
      '--lines-terminated-by=\\n',
    ];
    const files = tables.filter(({ name }) => !CIRCLE.includes(name)).map(({ file }) => file);
    await run(program, [...options, database, ...files], {
      signal,
      env: { MYSQL_PWD: address.password ?? '' },
    });
  },
};

function findProgram({ look, searchPath }: LoadSite): string | undefined {
  const names = look.version.vendor === 'mariadb' ? ['mariadb-import', 'mysqlimport'] : ['mysqlimport'];
  const program = findCompanion(undefined, names, searchPath);
  // MariaDB's sends bytes without a character set, which MySQL's JSON columns refuse.
  const foreign = look.version.vendor === 'mysql' && program && /mariadb/.test(realpathSync(program));
  return foreign ? undefined : program;
}
