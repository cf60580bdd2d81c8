import { DAY } from '../calendar/civil.js';
import type { CustomerColumns } from '../catalog/columns.js';
import type { SmallTableSource } from '../catalog/small-table-source.js';
import { SmallTables } from '../catalog/small-tables.js';
import { type Cell, encodeSmallTable } from '../encode/small-table.js';
import { type SmallTableName, tablesOfChain } from '../encode/tables.js';
import type { TextFormat } from '../encode/text-format.js';
import type { Chain } from '../simulation/chain.js';

/** Rows of a small table, as bytes. */
export interface ComposedRows {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** Composes and encodes rows of the small tables. */
export class SmallTableComposer {
  private readonly tables: SmallTables;

  constructor(
    source: SmallTableSource,
    private readonly format: TextFormat,
  ) {
    this.tables = new SmallTables(source);
  }

  /** How many rows a table has that grows with its chain; undefined for the others. */
  countRows(table: SmallTableName): number | undefined {
    return this.tables.countRows(table);
  }

  /** The rows of a table from one up to another, counted from 0; all of them for a table that does not grow. */
  compose(table: SmallTableName, from?: number, end?: number): ComposedRows {
    let rows = 0;
    const counted = countRows(this.tables.rows(table, from, end), () => rows++);
    const bytes = join([...encodeSmallTable(counted, this.format)]);
    return { bytes, rows };
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

/** One array of memory of its own, which can be handed to another thread. */
function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

function* countRows(rows: Iterable<readonly Cell[]>, count: () => void): Generator<readonly Cell[]> {
  for (const row of rows) {
    count();
    yield row;
  }
}
