import type { Cell } from '../../encode/small-table.js';
import { dateText, timestampText } from '../calendar/civil.js';
import { Purpose, Stream } from '../random/stream.js';
import { HouseholdNames } from './household-names.js';
import { drawPeople } from './name-lists.js';
import { drawEmail, namerOf, writeEmail, writeUsername } from './people.js';
import { storeRegions } from './places.js';
import {
  classNamesOf,
  dayText,
  momentText,
  openingText,
  placesOf,
  type SmallTableSource,
  STAFF_PER_STORE,
  storeAddressId,
} from './small-table-source.js';

type Rows = Generator<readonly Cell[]>;

const STAFF_DOMAIN = 'dvdrental.example';

/** The SHA-1 of no known password, so that no login works. */
const UNUSABLE_PASSWORD = '0'.repeat(40);

export function* staffRows(source: SmallTableSource): Rows {
  const { storeCount } = source;
  const opening = openingText(source);
  const namer = namerOf(source.config);
  const regions = storeRegions(placesOf(source));
  for (let staff = 0; staff < storeCount * STAFF_PER_STORE; staff++) {
    const id = staff + 1;
    const stream = new Stream(source.config.simulation.seed, staff, 0, Purpose.staffName);
    const region = regions[Math.floor(staff / STAFF_PER_STORE)] ?? '';
    const name = namer(stream, drawPeople(stream, region));
    yield [
      id,
      name.first,
      name.last,
      source.residents.ofStaff[staff] ?? 0,
      writeEmail(name, id, STAFF_DOMAIN),
      Math.floor(staff / STAFF_PER_STORE) + 1,
      1,
      writeUsername(name, id),
      UNUSABLE_PASSWORD,
      opening,
      null,
    ];
  }
}

export function* storeRows(source: SmallTableSource): Rows {
  const opening = openingText(source);
  for (let store = 0; store < source.storeCount; store++) {
    yield [store + 1, managerId(store), storeAddressId(store), opening];
  }
}

/** Customers `from` to `end`, excluded, counted from 0. */
export function* customerRows(source: SmallTableSource, from: number, end: number): Rows {
  const { customers } = source;
  const names = new HouseholdNames({
    ...customers,
    seed: source.config.simulation.seed,
    namer: namerOf(source.config),
    regions: storeRegions(placesOf(source)),
    classNames: classNamesOf(source),
    idOf: (customer) => customer + 1,
  });
  for (let customer = from; customer < end; customer++) {
    const id = customer + 1;
    const name = names.of(customer);
    const stream = new Stream(source.config.simulation.seed, customer, 0, Purpose.customerEmail);
    const joinSecond = customers.joinSecond[customer] ?? 0;
    const leaveSecond = customers.leaveSecond[customer] ?? 0;
    const active = leaveSecond >= source.asOfSecond ? 1 : 0;
    yield [
      id,
      (customers.storeIndex[customer] ?? 0) + 1,
      name.first,
      name.last,
      drawEmail(stream, name, id),
      source.residents.ofCustomer[customer] ?? 0,
      active,
      dayText(source, joinSecond),
      momentText(source, active ? joinSecond : leaveSecond),
      active,
    ];
  }
}

/**
 * Copies `from` to `end`, excluded, counted from 0. A copy's last_update is its purchase.
 */
export function* inventoryRows(source: SmallTableSource, from: number, end: number): Rows {
  const { copies } = source;
  for (let copy = from; copy < end; copy++) {
    const store = copies.storeIndex[copy] ?? 0;
    const boughtSecond = copies.boughtSecond[copy] ?? 0;
    const bought = momentText(source, boughtSecond);
    yield [
      copy + 1,
      (copies.filmIndex[copy] ?? 0) + 1,
      store + 1,
      dayText(source, boughtSecond),
      managerId(store),
      bought,
      bought,
    ];
  }
}

/** Purchases since the opening, one per copy: `from` to `end`, excluded, counted from 0. */
export function* purchaseRows(source: SmallTableSource, from: number, end: number): Rows {
  const { copies } = source;
  for (let purchase = from; purchase < end; purchase++) {
    const copy = copies.openingCount + purchase;
    const boughtSecond = copies.boughtSecond[copy] ?? 0;
    yield [
      purchase + 1,
      (copies.filmIndex[copy] ?? 0) + 1,
      copy + 1,
      managerId(copies.storeIndex[copy] ?? 0),
      dayText(source, boughtSecond),
      1,
      copies.reasons[copies.reasonIndex[copy] ?? 0] ?? '',
      momentText(source, boughtSecond),
    ];
  }
}

/** In the morning: when an event is entered. */
const EVENT_SECOND = 8 * 3600;

/** Business events `from` to `end`, excluded, counted from 0. An event's last_update is the morning of its first day. */
export function* businessEventRows(
  source: Pick<SmallTableSource, 'events' | 'firstDay'>,
  from: number,
  end: number,
): Rows {
  const { events, firstDay } = source;
  for (let event = from; event < end; event++) {
    const store = events.storeIndex[event] ?? -1;
    const begins = firstDay + (events.firstDay[event] ?? 0);
    yield [
      event + 1,
      store < 0 ? null : store + 1,
      dateText(begins),
      dateText(firstDay + (events.lastDay[event] ?? 0)),
      events.kinds[events.kindIndex[event] ?? 0] ?? '',
      events.descriptions[events.descriptionIndex[event] ?? 0] ?? '',
      multiplierText(events.thousandths[event] ?? 0),
      timestampText(begins, EVENT_SECOND),
    ];
  }
}

/** 2500 thousandths as 2.500 */
function multiplierText(thousandths: number): string {
  const rest = thousandths % 1000;
  return `${(thousandths - rest) / 1000}.${String(rest).padStart(3, '0')}`;
}

/** The staff_id of the manager of a store, counted from 0. */
function managerId(store: number): number {
  return store * STAFF_PER_STORE + 1;
}
