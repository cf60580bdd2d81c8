import type { Connection } from 'mysql2/promise';
import type { DatasetTable } from '../../../../dataset/dataset-tables.js';
import { openFileSource } from '../../../../engines/mysql/load/file-source.js';
import { loadChunk } from '../../../../engines/mysql/load/load-chunk.js';
import { addKeys, buildIndexes, createTables } from '../build-schema.js';
import type { BenchMethod, LoadSite } from '../load-method.js';
import { openPlain, openTuned, shareOut, withConnections, withRelaxedServer } from '../sessions.js';

/** Who reads the files: the server, or the client, which sends them. */
export type Reader = 'server' | 'client';

const WORDS: Readonly<Record<Reader, string>> = {
  server: 'LOAD DATA INFILE',
  client: 'LOAD DATA LOCAL',
};

/** Staff and store name each other, so neither can come first while its keys are checked. */
export const CIRCLE: readonly string[] = ['staff', 'store'];

/** Loads a table's ready-made file in one statement. */
export async function loadFile(connection: Connection, table: DatasetTable, reader: Reader): Promise<void> {
  const source = await openFileSource(table, 1);
  const part = await source.next();
  if (part) await loadChunk(connection, table, part, reader === 'server' ? 'infile' : 'local', () => {});
}

/** Why a reader can't get at the files. */
export function refuseReader(reader: Reader, { look }: LoadSite): string | undefined {
  if (reader === 'server' && !look.readsOurFiles) return 'the server may not read our files';
  if (reader === 'client' && !look.localInfile) return 'the server has local_infile off';
  return undefined;
}

/** The plainest way: the full schema, every check on, table after table. */
export function naive(reader: Reader): BenchMethod {
  return {
    name: reader === 'client' ? 'local-naive' : 'infile-naive',
    title: `${WORDS[reader]} into the full schema, checks on, table after table`,
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

/** Checks off, indexes before or after the rows, tables shared out over connections. */
export function tuned(reader: Reader, indexes: 'before' | 'after', connections: number): BenchMethod {
  const over = connections === 1 ? 'one connection' : `${connections} connections`;
  return {
    name: `${reader === 'client' ? 'local' : 'infile'}-${indexes}-${connections}`,
    title: `${WORDS[reader]}, checks off, indexes ${indexes} the rows, over ${over}`,
    connections,
    refusal: (site) => refuseReader(reader, site),
    load: (site) =>
      withConnections(site, openTuned, connections, (crew) =>
        withRelaxedServer(site, crew[0], async () => {
          const largestFirst = [...site.tables].sort((a, b) => b.bytes - a.bytes);
          await createTables(crew[0], site, indexes === 'before' ? 'whole' : 'bare');
          await crew[0].query('SET foreign_key_checks = 0');
          await shareOut(crew, largestFirst, (connection, table) => loadFile(connection, table, reader));
          if (indexes === 'before') return;
          await shareOut(crew, largestFirst, (connection, { name }) => buildIndexes(connection, name));
          await addKeys(crew[0], site);
        }),
      ),
  };
}
