import type { Connection } from 'mysql2/promise';
import { DAY, dateText, timestampText } from '../../calendar/civil.js';
import { drawAddress, drawHomeTown } from '../../catalog/addresses.js';
import { drawName, writeEmail } from '../../catalog/people.js';
import { CITIES } from '../../catalog/places.js';
import { CatalogPurpose } from '../../catalog/purpose.js';
import type { Cell } from '../../encode/small-table.js';
import { askRows } from '../../mysql/ask.js';
import { Stream } from '../../random/stream.js';
import type { Chain } from '../../simulation/chain.js';

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

/** The city that a store stands in, and the city_id that the database knows each city of the catalogue by. */
export interface Home {
  readonly cityId: number;
  readonly district: string;
  /** Position in CITIES, or -1. */
  readonly cityIndex: number;
  readonly cityIds: ReadonlyMap<number, number>;
}

const DOMAIN = 'customer.example';

/** Reads where the stores stand, by store. */
export async function readHomes(
  connection: Connection,
  storeIds: readonly number[],
): Promise<readonly Home[]> {
  const cities = await askRows(connection, 'SELECT city_id, city FROM city ORDER BY city_id DESC');
  const idByName = new Map(cities.map((row) => [String(row.city), Number(row.city_id)]));
  const cityIds = new Map(
    CITIES.flatMap(({ name }, index) => {
      const id = idByName.get(name);
      return id === undefined ? [] : [[index, id] as const];
    }),
  );
  const stores = await askRows(
    connection,
    `SELECT s.store_id, a.city_id, a.district, c.city FROM store s JOIN address a ON a.address_id = s.address_id
     JOIN city c ON c.city_id = a.city_id`,
  );
  return storeIds.map((storeId) => {
    const row = stores.find((store) => Number(store.store_id) === storeId) ?? {};
    return {
      cityId: Number(row.city_id),
      district: String(row.district),
      cityIndex: CITIES.findIndex(({ name }) => name === row.city),
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
  for (const member of newcomers(source)) {
    const id = chain.members.id[member] ?? 0;
    const home = homes[chain.members.storeIndex[member] ?? 0];
    if (!home) continue;
    const stream = new Stream(chain.config.simulation.seed, id - 1, 0, CatalogPurpose.customerAddress);
    const wanted = home.cityIndex < 0 ? -1 : drawHomeTown(stream, home.cityIndex);
    const town = home.cityIds.has(wanted) ? wanted : home.cityIndex;
    const { street, unit, district, postalCode, phone } = drawAddress(stream, Math.max(0, town));
    const isKnown = town >= 0;
    yield [
      firstAddressId + id - firstCustomerId,
      street,
      unit,
      isKnown ? district : home.district,
      home.cityIds.get(town) ?? home.cityId,
      isKnown ? postalCode : null,
      phone,
      momentText(chain, chain.members.joinSecond[member] ?? 0),
    ];
  }
}

/** Those who join, in the order of their ids. Their e-mail addresses are of a domain that nobody else's are of. */
export function* newCustomerRows(source: NewcomerSource): Generator<Row> {
  const { chain, leaveSecond, storeIds, firstCustomerId, firstAddressId } = source;
  const asOf = chain.asOfDay * DAY;
  for (const member of newcomers(source)) {
    const id = chain.members.id[member] ?? 0;
    const name = drawName(new Stream(chain.config.simulation.seed, id - 1, 0, CatalogPurpose.customerName));
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
      active,
      momentText(chain, active ? joined : left),
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
