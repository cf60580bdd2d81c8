import type { Cell } from '../../encode/small-table.js';
import { type ChainPlaces, placeChain } from './places.js';
import { openingText, type SmallTableSource } from './small-table-source.js';

type Rows = Generator<readonly Cell[]>;

/** Members of staff in each store: the manager has the odd id. */
export const STAFF_PER_STORE = 2;

export function* countryRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, { country }] of placesOf(source).countries.entries()) yield [index + 1, country, opening];
}

export function* cityRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, city] of placesOf(source).cities.entries()) {
    yield [index + 1, city.name, city.countryId, opening];
  }
}

/** The address_id of a store, counted from 0. */
export function storeAddressId(store: number): number {
  return store + 1;
}

/** The address_id of a member of staff, counted from 0, in a chain of `storeCount` stores. */
export function staffAddressId(storeCount: number, staff: number): number {
  return storeCount + staff + 1;
}

/** The address_id of a customer, counted from 0, in a chain of `storeCount` stores. */
export function customerAddressId(storeCount: number, customer: number): number {
  return storeCount * (1 + STAFF_PER_STORE) + customer + 1;
}

export function placesOf({ config, storeCount }: SmallTableSource): ChainPlaces {
  return placeChain(config.simulation.seed, storeCount);
}
