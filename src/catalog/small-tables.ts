import type { Cell } from '../encode/small-table.js';
import type { SmallTableName } from '../encode/tables.js';
import { customerRows, inventoryRows, staffRows, storeRows } from './chain-rows.js';
import {
  actorRows,
  categoryRows,
  filmActorRows,
  filmCategoryRows,
  filmReleaseRows,
  filmRows,
  languageRows,
} from './film-rows.js';
import { addressRows, cityRows, countryRows } from './place-rows.js';
import type { SmallTableSource } from './small-table-source.js';

const ROW_WRITERS: Readonly<Record<SmallTableName, (source: SmallTableSource) => Iterable<readonly Cell[]>>> =
  {
    country: countryRows,
    city: cityRows,
    address: addressRows,
    language: languageRows,
    category: categoryRows,
    actor: actorRows,
    film: filmRows,
    film_actor: filmActorRows,
    film_category: filmCategoryRows,
    staff: staffRows,
    store: storeRows,
    customer: customerRows,
    inventory: inventoryRows,
    film_releases: filmReleaseRows,
  };

/** The rows of a small table in the order of its key, made one by one as they are asked for; columns as in TABLES. */
export function smallTableRows(table: SmallTableName, source: SmallTableSource): Iterable<readonly Cell[]> {
  return ROW_WRITERS[table](source);
}
