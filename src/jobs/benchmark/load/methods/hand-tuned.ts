import type { Connection } from 'mysql2/promise';
import type { DatasetTable } from '../../../../dataset/dataset-tables.js';
import { isBlockTable } from '../../../../schema/tables.js';
import { addKeys, buildIndexes, createTables } from '../build-schema.js';
import type { BenchMethod, LoadSite } from '../load-method.js';
import { openTuned, withConnections, withRelaxedServer } from '../sessions.js';
import { loadFile, type Reader, refuseReader } from './load-files.js';

/**
 * What an expert's script does with ready-made files: bare tables, both big ones side by side, one ALTER each as soon
 * as its rows are in, then the foreign keys. The files are there already; nothing is generated.
 */
export const handTuned: BenchMethod = {
  name: 'hand-tuned',
  title: 'a hand-tuned script on ready-made files: bare tables side by side, one ALTER each, foreign keys',
  connections: 3,
  refusal: (site) => (refuseReader('server', site) === undefined ? undefined : refuseReader('client', site)),
  load: (site) => {
    const reader: Reader = site.look.readsOurFiles ? 'server' : 'client';
    return withConnections(site, openTuned, handTuned.connections, ([first, second, third]) =>
      withRelaxedServer(site, first, async () => {
        await createTables(first, site, 'bare');
        await first.query('SET foreign_key_checks = 0');
        const fill = async (connection: Connection | undefined, tables: readonly DatasetTable[]) => {
          for (const table of tables) {
            if (!connection) continue;
            await loadFile(connection, table, reader);
            await buildIndexes(connection, table.name);
          }
        };
        await Promise.all([
          fill(first, named(site, ['rental'])),
          fill(second, named(site, ['payment'])),
          fill(
            third,
            site.tables.filter(({ name }) => !isBlockTable(name)),
          ),
        ]);
        await addKeys(first, site);
      }),
    );
  },
};

function named({ tables }: LoadSite, names: readonly string[]): readonly DatasetTable[] {
  return tables.filter(({ name }) => names.includes(name));
}
