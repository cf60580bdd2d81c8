import type { Cell } from '../../../encode/small-table.js';
import type { QueryRunner } from '../../../engines/engine.js';
import { DAY, dateText, timestampText } from '../../../model/calendar/civil.js';
import { AddressBook, drawHomeTown } from '../../../model/catalog/addresses.js';
import { DICTIONARIES, drawName, writeEmail } from '../../../model/catalog/people.js';
import { type City, placeInCities, type StorePlace } from '../../../model/catalog/places.js';
import type { Chain } from '../../../model/plan/chain.js';
import { Purpose, Stream } from '../../../model/random/stream.js';

type Row = readonly Cell[];

/** What new customers' rows are written from. */
export interface NewcomerSource {
  readonly chain: Chain;
  readonly leaveSecond: Int32Array;
  readonly storeIds: readonly number[];
  readonly homes: readonly Home[];
  readonly firstCustomerId: number;
  readonly firstAddressId: number;
}

/** The city that a store stands in, and where in the catalogue's cities that is. */
export interface Home {
  readonly cityId: number;
  readonly district: string;
  /** Whether the catalogue knows the city. */
  readonly isKnown: boolean;
  /** Its towns are those that the database has too. */
  readonly place: StorePlace;
  readonly cities: readonly City[];
  /** The city_id of each position in `cities` that the database has. */
  readonly cityIds: ReadonlyMap<number, number>;
}

const DOMAIN = 'customer.example';

/** Reads where the stores stand, by store. */
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

/** How many customers join. */
export function countNewcomers({ chain, firstCustomerId }: NewcomerSource): number {
  return chain.members.id.filter((id) => id >= firstCustomerId).length;
}

/** The addresses of those who join, in the order of their ids. */
export function* newAddressRows(source: NewcomerSource): Generator<Row> {
  const { chain, homes, firstCustomerId, firstAddressId } = source;
  const { seed } = chain.config.simulation;
  // Numbers that begin elsewhere than those of the addresses that are there.
  const book = new AddressBook((seed + firstAddressId) >>> 0, homes[0]?.cities ?? []);
  for (const member of newcomers(source)) {
    const id = chain.members.id[member] ?? 0;
    const home = homes[chain.members.storeIndex[member] ?? 0];
    if (!home) continue;
    const { isKnown } = home;
    const stream = new Stream(seed, id - 1, 0, Purpose.customerAddress);
    const town = drawHomeTown(stream, home.place);
    const { street, unit, district, postalCode, phone } = book.draw(stream, town);
    yield [
      firstAddressId + id - firstCustomerId,
      street,
      unit,
      isKnown ? district : home.district,
      (town === home.place.city ? undefined : home.cityIds.get(town)) ?? home.cityId,
      isKnown ? postalCode : null,
      phone,
      momentText(chain, chain.members.joinSecond[member] ?? 0),
    ];
  }
}

/** Those who join, in the order of their ids. Their e-mail addresses have a domain of their own. */
export function* newCustomerRows(source: NewcomerSource): Generator<Row> {
  const { chain, leaveSecond, storeIds, firstCustomerId, firstAddressId } = source;
  const asOf = chain.asOfDay * DAY;
  for (const member of newcomers(source)) {
    const id = chain.members.id[member] ?? 0;
    const stream = new Stream(chain.config.simulation.seed, id - 1, 0, Purpose.customerName);
    const name = drawName(stream, DICTIONARIES);
    const joined = chain.members.joinSecond[member] ?? 0;
    const left = leaveSecond[member] ?? 0;
    const active = left >= asOf ? 1 : 0;
    yield [
      id,
      storeIds[chain.members.storeIndex[member] ?? 0] ?? 0,
      name.first,
      name.last,
      writeEmail(name, id, DOMAIN),
      firstAddressId + id - firstCustomerId,
      active,
      dateText(chain.firstDay + Math.floor(joined / DAY)),
      momentText(chain, active ? joined : left),
      active,
    ];
  }
}

/** Members who were there before and leave during the update: customer_id, activebool, active, last_update. */
export function leaverRows({ chain, leaveSecond, firstCustomerId }: NewcomerSource): readonly Row[] {
  const asOf = chain.asOfDay * DAY;
  const rows: Row[] = [];
  for (let member = 0; member < chain.members.count; member++) {
    const id = chain.members.id[member] ?? 0;
    const left = leaveSecond[member] ?? 0;
    if (id < firstCustomerId && left < asOf) rows.push([id, 0, 0, momentText(chain, left)]);
  }
  return rows;
}

/** Members in the order of joining are in that of their new ids too. */
function* newcomers({ chain, firstCustomerId }: NewcomerSource): Generator<number> {
  for (let member = 0; member < chain.members.count; member++) {
    if ((chain.members.id[member] ?? 0) >= firstCustomerId) yield member;
  }
}

function momentText(chain: Chain, second: number): string {
  const day = Math.floor(second / DAY);
  return timestampText(chain.firstDay + day, second - day * DAY);
}
