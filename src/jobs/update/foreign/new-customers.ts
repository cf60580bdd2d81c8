import type { Cell } from '../../../encode/small-table.js';
import type { CellRow, ChangedRows, QueryRunner } from '../../../engines/engine.js';
import { DAY, dateText } from '../../../model/calendar/civil.js';
import { AddressBook, drawHomeTown } from '../../../model/catalog/addresses.js';
import { HouseholdNames } from '../../../model/catalog/household-names.js';
import { namerOf, writeEmail } from '../../../model/catalog/people.js';
import { type City, placeInCities, regionOf, type StorePlace } from '../../../model/catalog/places.js';
import type { Chain } from '../../../model/plan/chain.js';
import { Purpose, Stream } from '../../../model/random/stream.js';
import { type ColumnName, listCells } from '../../../schema/tables.js';
import { momentText } from '../plan.js';

/** The data that the rows of new customers are composed from. */
export interface NewcomerSource {
  readonly chain: Chain;
  readonly leaveSecond: Int32Array;
  readonly storeIds: readonly number[];
  readonly homes: readonly Home[];
  readonly firstCustomerId: number;
  readonly firstAddressId: number;
}

/** The city of a store, in the database and in the catalogue. */
export interface Home {
  readonly cityId: number;
  readonly district: string;
  /** Whether the catalogue knows the city. */
  readonly isKnown: boolean;
  /** The place in the catalogue, with only the towns that the database has. */
  readonly place: StorePlace;
  readonly cities: readonly City[];
  /** The city_id of each position in `cities` that the database has. */
  readonly cityIds: ReadonlyMap<number, number>;
}

/** Another domain than that of the customers in the database, so that e-mail addresses differ. */
const DOMAIN = 'customer.example';

/** Reads the city of each store. */
export async function readHomes(runner: QueryRunner, storeIds: readonly number[]): Promise<readonly Home[]> {
  const cities = await runner.rows('SELECT city_id, city FROM city ORDER BY city_id DESC');
  const idByName = new Map(cities.map((row) => [String(row.city), Number(row.city_id)]));
  const stores = await runner.rows(
    `SELECT s.store_id, a.city_id, a.district, c.city FROM store s JOIN address a ON a.address_id = s.address_id
     JOIN city c ON c.city_id = a.city_id`,
  );
  const names = [...new Set(stores.map((row) => String(row.city)))];
  const places = placeInCities(names);
  const cityIds = new Map(
    places.cities.flatMap(({ name }, index) => {
      const id = idByName.get(name);
      return id === undefined ? [] : [[index, id] as const];
    }),
  );
  return storeIds.map((storeId) => {
    const row = stores.find((store) => Number(store.store_id) === storeId) ?? {};
    const name = String(row.city);
    const { city, towns } = places.stores[names.indexOf(name)] ?? { city: 0, towns: [] };
    const isKnown = places.cities[city]?.name === name;
    return {
      cityId: Number(row.city_id),
      district: String(row.district),
      isKnown,
      place: { city, towns: isKnown ? towns.filter((town) => cityIds.has(town)) : [] },
      cities: places.cities,
      cityIds,
    };
  });
}

/** Counts the customers who join. */
export function countNewcomers({ chain, firstCustomerId }: NewcomerSource): number {
  return chain.members.id.filter((id) => id >= firstCustomerId).length;
}

/** Counts the addresses of those who join: a household has one. */
export function countNewHomes(source: NewcomerSource): number {
  return [...newcomers(source)].filter(({ isHead }) => isHead).length;
}

/** Yields the addresses of new customers, in the order of their ids. */
export function* newAddressRows(source: NewcomerSource): Generator<CellRow> {
  const { chain, homes, firstAddressId } = source;
  const { seed } = chain.config.simulation;
  // Another seed than that of the addresses in the database, so that house numbers and phone numbers differ.
  const book = new AddressBook((seed + firstAddressId) >>> 0, homes[0]?.cities ?? []);
  const ids = addressIds(source);
  for (const { row, id, store, joined, isHead } of newcomers(source)) {
    const home = homes[store];
    if (!home || !isHead) continue;
    const stream = new Stream(seed, id - 1, 0, Purpose.customerAddress);
    const town = drawHomeTown(stream, home.place);
    const { street, unit, district, postalCode, phone } = book.draw(stream, town);
    yield listCells<'address', Cell>('address', {
      address_id: ids[row] ?? 0,
      address: street,
      address2: unit,
      district: home.isKnown ? district : home.district,
      city_id: (town === home.place.city ? undefined : home.cityIds.get(town)) ?? home.cityId,
      postal_code: home.isKnown ? postalCode : null,
      phone,
      last_update: momentText(chain, joined),
    });
  }
}

/** Yields new customers, in the order of their ids. */
export function* newCustomerRows(source: NewcomerSource): Generator<CellRow> {
  const { chain, storeIds, homes } = source;
  const ids = addressIds(source);
  const names = new HouseholdNames({
    ...chain.members,
    seed: chain.config.simulation.seed,
    namer: namerOf(chain.config),
    regions: homes.map(regionOfHome),
    classNames: [],
    idOf: (row) => chain.members.id[row] ?? 0,
  });
  for (const { row, id, store, joined, left } of newcomers(source)) {
    const name = names.of(row);
    const active = left >= chain.asOfDay * DAY ? 1 : 0;
    yield listCells<'customer', Cell>('customer', {
      customer_id: id,
      store_id: storeIds[store] ?? 0,
      first_name: name.first,
      last_name: name.last,
      email: writeEmail(name, id, DOMAIN),
      address_id: ids[row] ?? 0,
      activebool: active,
      create_date: dateText(chain.firstDay + Math.floor(joined / DAY)),
      last_update: momentText(chain, active ? joined : left),
      active,
    });
  }
}

function regionOfHome({ cities, place }: Home): string {
  const city = cities[place.city];
  return city ? regionOf(city) : '';
}

/** By member: the address_id of a new customer; 0 for the others. */
function addressIds(source: NewcomerSource): Int32Array {
  const { chain, firstAddressId } = source;
  const { housemate } = chain.members;
  const ids = new Int32Array(chain.members.count);
  let next = firstAddressId;
  for (const { row, isHead } of newcomers(source)) ids[row] = isHead ? next++ : (ids[housemate[row] ?? 0] ?? 0);
  return ids;
}

/** The earlier customers who leave during the update. */
export function leaverRows(source: NewcomerSource): ChangedRows {
  const { chain, firstCustomerId } = source;
  const columns: readonly ColumnName<'customer'>[] = ['customer_id', 'activebool', 'active', 'last_update'];
  const rows = [...listMembers(source)]
    .filter(({ id, left }) => id < firstCustomerId && left < chain.asOfDay * DAY)
    .map(({ id, left }) => [id, 0, 0, momentText(chain, left)]);
  return { columns, keys: 1, rows };
}

interface Joined {
  /** The row among the members of the chain. */
  readonly row: number;
  readonly id: number;
  readonly store: number;
  /** Seconds since the first day. */
  readonly joined: number;
  readonly left: number;
  /** Whether they are the first of their household. */
  readonly isHead: boolean;
}

/** Lists the new customers. Members are in the order of joining, so their ids rise with time. */
function* newcomers(source: NewcomerSource): Generator<Joined> {
  for (const member of listMembers(source)) if (member.id >= source.firstCustomerId) yield member;
}

function* listMembers({ chain, leaveSecond }: NewcomerSource): Generator<Joined> {
  const { count, id, storeIndex, joinSecond, housemate } = chain.members;
  for (let row = 0; row < count; row++) {
    yield {
      row,
      id: id[row] ?? 0,
      store: storeIndex[row] ?? 0,
      joined: joinSecond[row] ?? 0,
      left: leaveSecond[row] ?? 0,
      isHead: (housemate[row] ?? -1) < 0,
    };
  }
}
