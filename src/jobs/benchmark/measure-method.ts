import type { Connection } from 'mysql2/promise';
import { closeConnection, openSeveral } from '../../engines/mysql/connections.js';

import { askValue, quoteName } from '../../engines/mysql/query.js';

import { DatagenError } from '../../errors.js';
import { isBlockTable } from '../../schema/tables.js';
import { emptyDatabase } from './bench-database.js';
import type { BenchMethod, LoadSite } from './bench-method.js';
import { type ProcessorSeconds, processorSecondsBetween, readProcessorSeconds } from './benched-server.js';
import { shareOut } from './sessions.js';

/** The time of one load, from an empty database to every row, index and key, with all rows counted once. */
export interface Measured {
  readonly seconds: number;
  readonly processor: ProcessorSeconds;
}

/**
 * Loads the dataset into the benchmark's database and empties it again. Throws a DatagenError 'load' if
 * the row counts are wrong.
 *
 * @param serverProcess - the process id of a server on this machine
 */
export async function measureMethod(
  method: BenchMethod,
  site: LoadSite,
  serverProcess: number | undefined,
): Promise<Measured> {
  const read = () => ({ moment: performance.now(), processor: readProcessorSeconds(serverProcess) });
  await empty(site);
  try {
    await method.prepare?.(site);
    const began = read();
    await method.load(site);
    const loaded = read();
    await requireCounts(method, site);
    const ended = method.countsRows === true ? loaded : read();
    return {
      seconds: (ended.moment - began.moment) / 1000,
      processor: processorSecondsBetween(began.processor, ended.processor),
    };
  } finally {
    await empty(site);
  }
}

/** The number of rows that are timed. */
export function rowsTimed(method: BenchMethod, site: LoadSite): number {
  return site.tables
    .filter(({ name }) => method.sampled !== true || isBlockTable(name))
    .reduce((sum, { rows }) => sum + (method.sampled === true ? Math.min(rows, site.sampleRows) : rows), 0);
}

async function empty({ open, database }: LoadSite): Promise<void> {
  const connection = await open();
  try {
    await emptyDatabase(connection, database);
  } finally {
    await closeConnection(connection);
  }
}

/** Counts over two connections if the account has them, since two tables hold nearly all rows. */
async function requireCounts(method: BenchMethod, site: LoadSite): Promise<void> {
  const connections: Connection[] = [];
  try {
    await openSeveral(site.open, 2, async (connection) => connections.push(connection));
    await shareOut(connections, [...site.tables].reverse(), async (connection, table) => {
      const sample = method.sampled === true && isBlockTable(table.name);
      const expected = sample ? Math.min(table.rows, site.sampleRows) : table.rows;
      const name = `${quoteName(site.database)}.${quoteName(table.name)}`;
      const held = Number(await askValue(connection, `SELECT COUNT(*) FROM ${name}`));
      if (held !== expected) {
        throw new DatagenError('load', `${method.name} loaded ${held} rows into ${table.name}; expected ${expected}.`);
      }
    });
  } finally {
    await Promise.all(connections.map(closeConnection));
  }
}
