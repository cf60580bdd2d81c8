import type { Connection } from 'mysql2/promise';
import { closeConnection } from '../../../engines/mysql/close-connection.js';
import { openSeveral } from '../../../engines/mysql/open-several.js';
import { askValue } from '../../../engines/mysql/query-rows.js';
import { quoteName } from '../../../engines/mysql/quote.js';
import { DatagenError } from '../../../errors.js';
import { isBlockTable } from '../../../schema/tables.js';
import { emptyDatabase } from './bench-database.js';
import type { BenchMethod, LoadSite } from './load-method.js';
import { type ProcessorSeconds, processorSecondsBetween, readProcessorSeconds } from './processor-seconds.js';
import { shareOut } from './sessions.js';

/** What one load took from an empty database to one with every row, index and key, its rows counted once. */
export interface Measured {
  readonly seconds: number;
  readonly processor: ProcessorSeconds;
}

/**
 * Loads the dataset into the benchmark's database and empties it again. Throws a DatagenError 'load' when
 * the counts are wrong.
 *
 * @param serverProcess - the server's, where it is on this machine
 */
export async function measureMethod(
  way: BenchMethod,
  site: LoadSite,
  serverProcess: number | undefined,
): Promise<Measured> {
  const read = () => ({ moment: performance.now(), processor: readProcessorSeconds(serverProcess) });
  await empty(site);
  try {
    await way.prepare?.(site);
    const began = read();
    await way.load(site);
    const loaded = read();
    await requireCounts(way, site);
    const ended = way.countsRows === true ? loaded : read();
    return {
      seconds: (ended.moment - began.moment) / 1000,
      processor: processorSecondsBetween(began.processor, ended.processor),
    };
  } finally {
    await empty(site);
  }
}

/** How many rows a way loads of a table while the clock runs. */
export function rowsTimed(way: BenchMethod, site: LoadSite): number {
  return site.tables
    .filter(({ name }) => way.sampled !== true || isBlockTable(name))
    .reduce((sum, { rows }) => sum + (way.sampled === true ? Math.min(rows, site.sampleRows) : rows), 0);
}

async function empty({ open, database }: LoadSite): Promise<void> {
  const connection = await open();
  try {
    await emptyDatabase(connection, database);
  } finally {
    await closeConnection(connection);
  }
}

/** Two connections count where the account has them, as two tables are nearly all there is. */
async function requireCounts(way: BenchMethod, site: LoadSite): Promise<void> {
  const connections: Connection[] = [];
  try {
    await openSeveral(site.open, 2, async (connection) => connections.push(connection));
    await shareOut(connections, [...site.tables].reverse(), async (connection, table) => {
      const sample = way.sampled === true && isBlockTable(table.name);
      const expected = sample ? Math.min(table.rows, site.sampleRows) : table.rows;
      const name = `${quoteName(site.database)}.${quoteName(table.name)}`;
      const held = Number(await askValue(connection, `SELECT COUNT(*) FROM ${name}`));
      if (held !== expected) {
        throw new DatagenError(
          'load',
          `${way.name} left ${held} rows in ${table.name} where ${expected} belong.`,
        );
      }
    });
  } finally {
    await Promise.all(connections.map(closeConnection));
  }
}
