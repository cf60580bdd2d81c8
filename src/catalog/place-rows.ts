import type { Cell } from '../encode/small-table.js';
import { Stream } from '../random/stream.js';
import { type Address, AddressBook, drawHomeTown } from './addresses.js';
import { type ChainPlaces, placeChain, type StorePlace } from './places.js';
import { CatalogPurpose } from './purpose.js';
import { momentText, openingText, type SmallTableSource } from './small-table-source.js';

type Rows = Generator<readonly Cell[]>;

/** Members of staff in each store: the manager has the odd id. */
export const STAFF_PER_STORE = 2;

export function* countryRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, { country }] of placesOf(source).countries.entries())
    yield [index + 1, country, opening];
}

export function* cityRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (const [index, city] of placesOf(source).cities.entries()) {
    yield [index + 1, city.name, city.countryId, opening];
  }
}

/** The stores' addresses, then the staff's, then the customers', each in the order of their ids. */
export function* addressRows(source: SmallTableSource): Rows {
  const { customers, storeCount } = source;
  const { seed } = source.config.simulation;
  const opening = openingText(source);
  const { cities, stores } = placesOf(source);
  const book = new AddressBook(seed, cities);
  for (let store = 0; store < storeCount; store++) {
    const stream = new Stream(seed, store, 0, CatalogPurpose.storeAddress);
    const address = book.draw(stream, placeOf(stores, store).city);
    yield toRow(storeAddressId(store), { ...address, unit: null }, opening);
  }
  for (let staff = 0; staff < storeCount * STAFF_PER_STORE; staff++) {
    const stream = new Stream(seed, staff, 0, CatalogPurpose.staffAddress);
    const home = drawHomeTown(stream, placeOf(stores, Math.floor(staff / STAFF_PER_STORE)));
    yield toRow(staffAddressId(storeCount, staff), book.draw(stream, home), opening);
  }
  for (let customer = 0; customer < customers.count; customer++) {
    const stream = new Stream(seed, customer, 0, CatalogPurpose.customerAddress);
    const home = drawHomeTown(stream, placeOf(stores, customers.storeIndex[customer] ?? 0));
    const joined = momentText(source, customers.joinSecond[customer] ?? 0);
    yield toRow(customerAddressId(storeCount, customer), book.draw(stream, home), joined);
  }
}

/** The address_id of a store, counted from 0. */
export function storeAddressId(store: number): number {
  return store + 1;
}

/** The address_id of a member of staff, counted from 0, in a chain of so many stores. */
export function staffAddressId(storeCount: number, staff: number): number {
  return storeCount + staff + 1;
}

/** The address_id of a customer, counted from 0, in a chain of so many stores. */
export function customerAddressId(storeCount: number, customer: number): number {
  return storeCount * (1 + STAFF_PER_STORE) + customer + 1;
}

function placesOf({ config, storeCount }: SmallTableSource): ChainPlaces {
  return placeChain(config.simulation.seed, storeCount);
}

function placeOf(stores: readonly StorePlace[], store: number): StorePlace {
  const place = stores[store];
  if (!place) throw new RangeError(`no store ${store}`);
  return place;
}

function toRow(id: number, address: Address, lastUpdate: string): readonly Cell[] {
  const { street, unit, district, cityId, postalCode, phone } = address;
  return [id, street, unit, district, cityId, postalCode, phone, lastUpdate];
}
