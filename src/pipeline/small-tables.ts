import { type CustomerFacts, type Dirt, RowDirtier } from '../dirt/row-dirtier.js';
import { GrowingBytes } from '../encode/growing-bytes.js';
import { type Cell, type EncodedRows, encodeSmallTable } from '../encode/small-table.js';
import type { TextFormat } from '../encode/text-format.js';
import { DAY } from '../model/calendar/civil.js';
import {
  type CustomerColumns,
  NEVER,
  type SmallTableSource,
  STAFF_PER_STORE,
} from '../model/catalog/small-table-source.js';
import { SmallTables } from '../model/catalog/small-tables.js';
import type { Chain } from '../model/plan/chain.js';
import { numberAddresses } from '../model/plan/residents.js';
import { foreignKeysOf } from '../schema/table.js';
import { SMALL_TABLES, type SmallTableName, schemaOf, type TableName, tablesAmong } from '../schema/tables.js';

import type { RowsAndBytes } from './sample-run.js';

/** Composes and encodes rows of the small tables. */
export class SmallTableComposer {
  private readonly tables: SmallTables;
  private readonly bytes = new GrowingBytes();
  private readonly dirt = new Map<SmallTableName, Dirt[]>();

  /** @param firstRentalDay - by customer, where the rows of the configuration are made dirty */
  constructor(
    private readonly source: SmallTableSource,
    private readonly format: TextFormat,
    private readonly firstRentalDay?: Int32Array,
  ) {
    this.tables = new SmallTables(source);
  }

  /** The number of rows of a table that grows with the chain; undefined for the others. */
  countRows(table: SmallTableName): number | undefined {
    return this.tables.countRows(table);
  }

  /** Composes the rows from index `from` to `end`, excluded, of a growing table, or all rows of another. */
  compose(table: SmallTableName, from?: number, end?: number): EncodedRows {
    const rows = this.tables.rows(table, from, end);
    const [composed] = encodeSmallTable(
      this.firstRentalDay === undefined ? rows : this.makeDirty(table, rows, this.firstRentalDay),
      this.format,
      Number.POSITIVE_INFINITY,
      this.bytes,
    );
    return composed ?? { bytes: new Uint8Array(), rows: 0 };
  }

  /** What is wrong with the rows of a table that were composed so far. */
  dirtOf(table: SmallTableName): readonly Dirt[] {
    return this.dirt.get(table) ?? [];
  }

  private *makeDirty(table: SmallTableName, rows: Iterable<readonly Cell[]>, firstRentalDay: Int32Array) {
    const dirtier = new RowDirtier(this.source.config, table, this.customerFacts(firstRentalDay));
    const dirt = this.dirt.get(table) ?? [];
    this.dirt.set(table, dirt);
    for (const row of rows) {
      const fault = dirtier.faultOf(Number(row[0]));
      const dirty = fault === undefined ? undefined : dirtier.apply(fault, row);
      if (dirty !== undefined) dirt.push(...dirty.dirt);
      yield dirty?.row ?? row;
    }
  }

  private customerFacts(firstRentalDay: Int32Array): CustomerFacts {
    return {
      cleanRow: (id) => Array.from(this.tables.rows('customer', id - 1, id))[0] ?? [],
      firstRentalDay: (id) => {
        const day = firstRentalDay[id - 1] ?? NEVER;
        return day === NEVER ? undefined : this.source.firstDay + day;
      },
    };
  }
}

/** The data that the small tables of a chain are composed from. */
export function smallTableSource(chain: Chain, customers: CustomerColumns): SmallTableSource {
  // All of the staff are hired before the opening.
  const staffSecond = new Int32Array(chain.stores * STAFF_PER_STORE).fill(-NEVER);
  return {
    config: chain.config,
    films: chain.films,
    storeCount: chain.stores,
    firstDay: chain.firstDay,
    customers,
    residents: numberAddresses(chain.stores, staffSecond, customers),
    copies: chain.copies,
    events: chain.events,
    asOfSecond: chain.asOfDay * DAY,
  };
}

/**
 * Composes the small tables and discards them. Of a growing table with more rows than `maxRows` only the first are
 * composed; the others are assumed to be like them, except for longer ids.
 */
export function sampleSmallTables(
  chain: Chain,
  customers: CustomerColumns,
  maxRows: number,
): Partial<Record<TableName, RowsAndBytes>> {
  const composer = new SmallTableComposer(smallTableSource(chain, customers), 'csv');
  return Object.fromEntries(SMALL_TABLES.map((table) => [table, sampleTable(composer, table, maxRows)]));
}

function sampleTable(composer: SmallTableComposer, table: SmallTableName, maxRows: number): RowsAndBytes {
  const all = composer.countRows(table);
  const sample = composer.compose(table, 0, all === undefined ? undefined : Math.min(all, maxRows));
  const bytes = sample.bytes.length;
  if (all === undefined || all <= sample.rows) return { rows: sample.rows, bytes };
  const longer = (meanDigits(all) - meanDigits(sample.rows)) * idsPerRow(table);
  return { rows: all, bytes: Math.round(all * (bytes / sample.rows + longer)) };
}

/** Ids in a row that get longer as the chain grows: its own, those of its parents, and the one in an e-mail address. */
function idsPerRow(table: SmallTableName): number {
  const parents = foreignKeysOf(schemaOf(table)).flatMap(({ parent }) => tablesAmong([parent]));
  return 1 + parents.filter(({ growth }) => growth !== 'fixed').length + (table === 'customer' ? 1 : 0);
}

/** The mean number of digits of the numbers from 1 to n. */
function meanDigits(n: number): number {
  let digits = 0;
  for (let first = 1; first <= n; first *= 10) digits += n - first + 1;
  return digits / n;
}
