import type { Cell } from '../../encode/small-table.js';
import type { FixedTableName, SmallTableName } from '../../schema/tables.js';
import { AddressRows } from './address-rows.js';
import { businessEventRows, customerRows, inventoryRows, purchaseRows, staffRows, storeRows } from './chain-rows.js';
import {
  actorRows,
  categoryRows,
  filmActorRows,
  filmCategoryRows,
  filmReleaseRows,
  filmRows,
  languageRows,
} from './film-rows.js';
import { cityRows, countryRows, type SmallTableSource } from './small-table-source.js';

type Row = readonly Cell[];

/** Tables of at most a few rows per store, which are composed as a whole. */
const CONSTANT: Readonly<Record<FixedTableName, (source: SmallTableSource) => Iterable<Row>>> = {
  country: countryRows,
  city: cityRows,
  language: languageRows,
  category: categoryRows,
  actor: actorRows,
  film: filmRows,
  film_actor: filmActorRows,
  film_category: filmCategoryRows,
  staff: staffRows,
  store: storeRows,
  film_releases: filmReleaseRows,
};

/** The small tables of a chain: lazily composed rows in key order, with the columns of the schema. */
export class SmallTables {
  private addresses: AddressRows | undefined;

  constructor(private readonly source: SmallTableSource) {}

  /** The number of rows of a table that grows with the chain; undefined for the others. */
  countRows(table: SmallTableName): number | undefined {
    if (table === 'address') return this.addressRows().count;
    if (table === 'customer') return this.source.customers.count;
    if (table === 'inventory') return this.source.copies.count;
    if (table === 'inventory_purchases') return this.source.copies.count - this.source.copies.openingCount;
    if (table === 'business_event') return this.source.events.count;
    return undefined;
  }

  /**
   * Rows `from` to `end`, excluded, of a growing table, or all rows of another. Addresses are fastest in the order of
   * their ids.
   */
  rows(table: SmallTableName, from = 0, end = this.countRows(table) ?? 0): Iterable<Row> {
    if (table === 'address') return this.addressRows().rows(from, end);
    if (table === 'customer') return customerRows(this.source, from, end);
    if (table === 'inventory') return inventoryRows(this.source, from, end);
    if (table === 'inventory_purchases') return purchaseRows(this.source, from, end);
    if (table === 'business_event') return businessEventRows(this.source, from, end);
    return CONSTANT[table](this.source);
  }

  private addressRows(): AddressRows {
    this.addresses ??= new AddressRows(this.source);
    return this.addresses;
  }
}

/** All rows of a small table. */
export function smallTableRows(table: SmallTableName, source: SmallTableSource): Iterable<Row> {
  return new SmallTables(source).rows(table);
}
