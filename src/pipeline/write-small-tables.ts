import { DAY } from '../calendar/civil.js';
import type { CustomerColumns } from '../catalog/columns.js';
import type { SmallTableSource } from '../catalog/small-table-source.js';
import { smallTableRows } from '../catalog/small-tables.js';
import { type Cell, encodeSmallTable } from '../encode/small-table.js';
import { type SmallTableName, tablesOfChain } from '../encode/tables.js';
import type { TextFormat } from '../encode/text-format.js';
import type { Chain } from '../simulation/chain.js';
import type { Sink } from '../sink/sink.js';
import type { OnProgress } from './progress.js';

/** Composes, encodes and writes every table but rental and payment. */
export async function writeSmallTables(
  chain: Chain,
  customers: CustomerColumns,
  sink: Sink,
  format: TextFormat,
  onProgress: OnProgress | undefined,
): Promise<void> {
  const source = smallTableSource(chain, customers);
  const tables = smallTablesOf(chain);
  for (const [done, table] of tables.entries()) {
    onProgress?.({ phase: 'write', done, total: tables.length, item: table });
    let rows = 0;
    const counted = countRows(smallTableRows(table, source), () => rows++);
    for (const chunk of encodeSmallTable(counted, format)) {
      await sink.write(table, chunk, rows);
      rows = 0;
    }
    sink.end?.(table);
  }
}

/** The names of a chain's tables but rental and payment, parents before children. */
export function smallTablesOf(chain: Chain): readonly SmallTableName[] {
  const releases = chain.config.master_simulation.film_release_strategy !== null;
  const names = tablesOfChain(releases).map((table) => table.name);
  return names.filter((name): name is SmallTableName => name !== 'rental' && name !== 'payment');
}

/** What the small tables of a chain are written from. */
export function smallTableSource(chain: Chain, customers: CustomerColumns): SmallTableSource {
  return {
    config: chain.config,
    films: chain.films,
    storeCount: chain.stores,
    firstDay: chain.firstDay,
    customers,
    copies: chain.copies,
    asOfSecond: chain.asOfDay * DAY,
  };
}

function* countRows(rows: Iterable<readonly Cell[]>, count: () => void): Generator<readonly Cell[]> {
  for (const row of rows) {
    count();
    yield row;
  }
}
