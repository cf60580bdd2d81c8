import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Connection } from 'mysql2/promise';
import type { DatasetTable } from '../../dataset/dataset-tables.js';
import { openFileSource } from '../../engines/mysql/load/file-source.js';
import { loadChunk } from '../../engines/mysql/load/load-chunk.js';
import { findCompanion } from '../../engines/private-server/server-program.js';
import { isBlockTable } from '../../schema/tables.js';
import type { BenchMethod, LoadSite } from './bench-method.js';
import { nameMethod } from './method-titles.js';
import {
  addKeys,
  buildIndexes,
  createTables,
  openPlain,
  openTuned,
  shareOut,
  withConnections,
  withRelaxedServer,
} from './sessions.js';

/** Who reads the files: the server (LOAD DATA INFILE), or the client, which sends them (LOAD DATA LOCAL). */
type Reader = 'infile' | 'local';

/** Staff and store refer to each other, so neither can be loaded first with foreign key checks on. */
const CIRCLE: readonly string[] = ['staff', 'store'];

const run = promisify(execFile);

/** Loads a table's file in one statement. */
export async function loadFile(connection: Connection, table: DatasetTable, reader: Reader): Promise<void> {
  const source = await openFileSource(table, 1);
  const part = await source.next();
  if (part) await loadChunk(connection, table, part, reader, () => {});
}

/** Why a reader cannot read the files; undefined if it can. */
export function refuseReader(reader: Reader, { capabilities }: LoadSite): string | undefined {
  if (reader === 'infile' && !capabilities.readsOurFiles) return 'the server may not read our files';
  if (reader === 'local' && !capabilities.localInfile) return 'the server has local_infile off';
  return undefined;
}

/** The plainest method: the full schema, every check on, one table after the other. */
export function naive(reader: Reader): BenchMethod {
  return {
    ...nameMethod(`${reader}-naive`),
    connections: 1,
    refusal: (site) => refuseReader(reader, site),
    load: (site) =>
      withConnections(site, openPlain, 1, async ([connection]) => {
        await createTables(connection, site, 'whole');
        for (const table of site.tables) {
          const circular = CIRCLE.includes(table.name);
          if (circular) await connection.query('SET foreign_key_checks = 0');
          await loadFile(connection, table, reader);
          if (circular) await connection.query('SET foreign_key_checks = 1');
        }
      }),
  };
}

/** Checks off, indexes before or after the rows, tables distributed over connections. */
export function tuned(key: 'local-before-N' | 'local-after-N' | 'infile-after-N', connections: number): BenchMethod {
  const reader = key === 'infile-after-N' ? 'infile' : 'local';
  const indexesFirst = key === 'local-before-N';
  return {
    ...nameMethod(key, connections),
    connections,
    refusal: (site) => refuseReader(reader, site),
    load: (site) =>
      withConnections(site, openTuned, connections, (all) =>
        withRelaxedServer(site, all[0], async () => {
          const largestFirst = [...site.tables].sort((a, b) => b.bytes - a.bytes);
          await createTables(all[0], site, indexesFirst ? 'whole' : 'bare');
          await all[0].query('SET foreign_key_checks = 0');
          await shareOut(all, largestFirst, (connection, table) => loadFile(connection, table, reader));
          if (indexesFirst) return;
          await shareOut(all, largestFirst, (connection, { name }) => buildIndexes(connection, name));
          await addKeys(all[0], site);
        }),
      ),
  };
}

/**
 * An expert's script for ready-made files: bare tables, both big ones side by side, one ALTER each as soon as the rows
 * are in, then the foreign keys.
 */
export const handTuned: BenchMethod = {
  ...nameMethod('hand-tuned'),
  connections: 3,
  refusal: (site) => (refuseReader('infile', site) === undefined ? undefined : refuseReader('local', site)),
  load: (site) => {
    const reader: Reader = site.capabilities.readsOurFiles ? 'infile' : 'local';
    return withConnections(site, openTuned, handTuned.connections, (all) =>
      withRelaxedServer(site, all[0], async () => {
        await createTables(all[0], site, 'bare');
        await all[0].query('SET foreign_key_checks = 0');
        const groups = [
          site.tables.filter(({ name }) => name === 'rental'),
          site.tables.filter(({ name }) => name === 'payment'),
          site.tables.filter(({ name }) => !isBlockTable(name)),
        ];
        await shareOut(all, groups, async (connection, tables) => {
          for (const table of tables) {
            await loadFile(connection, table, reader);
            await buildIndexes(connection, table.name);
          }
        });
        await addKeys(all[0], site);
      }),
    );
  },
};

/** The vendor's own import program, which loads a file into the table of its name, into the full schema. */
export const importProgram: BenchMethod = {
  ...nameMethod('import'),
  // The program connects while the server may still count the connection that created the tables.
  connections: 2,
  refusal: (site) => (findProgram(site) === undefined ? 'no such program of this vendor is installed here' : undefined),
  load: async (site) => {
    await withConnections(site, openTuned, 1, async ([connection]) => {
      await createTables(connection, site, 'whole');
      await connection.query('SET foreign_key_checks = 0');
      const circle = site.tables.filter(({ name }) => CIRCLE.includes(name));
      for (const table of circle) await loadFile(connection, table, 'local');
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

function findProgram({ capabilities, searchPath }: LoadSite): string | undefined {
  const { vendor } = capabilities.version;
  const names = vendor === 'mariadb' ? ['mariadb-import', 'mysqlimport'] : ['mysqlimport'];
  const program = findCompanion(undefined, names, searchPath);
  // MariaDB's program sends bytes without a character set, which MySQL's JSON columns refuse.
  const foreign = vendor === 'mysql' && program && /mariadb/.test(realpathSync(program));
  return foreign ? undefined : program;
}
