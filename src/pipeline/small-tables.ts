import { GrowingBytes } from '../encode/growing-bytes.js';
import { type EncodedRows, encodeSmallTable } from '../encode/small-table.js';
import type { TextFormat } from '../encode/text-format.js';
import { DAY } from '../model/calendar/civil.js';
import type { Dictionaries } from '../model/catalog/people.js';
import type { CustomerColumns, SmallTableSource } from '../model/catalog/small-table-source.js';

import { SmallTables } from '../model/catalog/small-tables.js';
import type { Chain } from '../model/plan/chain.js';
import type { SmallTableName } from '../schema/tables.js';

/** Composes and encodes rows of the small tables. */
export class SmallTableComposer {
  private readonly tables: SmallTables;
  private readonly bytes = new GrowingBytes();

  constructor(
    source: SmallTableSource,
    private readonly format: TextFormat,
  ) {
    this.tables = new SmallTables(source);
  }

  /** The number of rows of a table that grows with the chain; undefined for the others. */
  countRows(table: SmallTableName): number | undefined {
    return this.tables.countRows(table);
  }

  /** Composes the rows from index `from` to `end`, excluded, of a growing table, or all rows of another. */
  compose(table: SmallTableName, from?: number, end?: number): EncodedRows {
    const [composed] = encodeSmallTable(
      this.tables.rows(table, from, end),
      this.format,
      Number.POSITIVE_INFINITY,
      this.bytes,
    );
    return composed ?? { bytes: new Uint8Array(), rows: 0 };
  }
}

/** The data that the small tables of a chain are composed from. */
export function smallTableSource(
  chain: Chain,
  customers: CustomerColumns,
  dictionaries: Dictionaries,
): SmallTableSource {
  return {
    dictionaries,
    config: chain.config,
    films: chain.films,
    storeCount: chain.stores,
    firstDay: chain.firstDay,
    customers,
    copies: chain.copies,
    asOfSecond: chain.asOfDay * DAY,
  };
}
