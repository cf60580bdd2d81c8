import type { Config } from '../../config/schema.js';
import type { Cell } from '../../encode/small-table.js';
import { DAY, dateText, timestampText } from '../calendar/civil.js';
import type { FilmFacts } from './films.js';
import { type ChainPlaces, placeChain } from './places.js';

/** A moment that is never reached, in seconds since the first Monday. */
export const NEVER = 2_147_483_647;

/** The chain's customers in the order of their ids, which count from 1. Seconds count from the first Monday. */
export interface CustomerColumns {
  readonly count: number;
  /** From 0. */
  readonly storeIndex: Int32Array | Uint16Array;
  readonly joinSecond: Int32Array;
  /** NEVER for a customer who stays. */
  readonly leaveSecond: Int32Array;
  /** The previous customer of the household, counted from 0; -1 for the first one. */
  readonly housemate: Int32Array;
}

/** Who lives at which address. */
export interface Residents {
  /** The address_id of each member of staff and of each customer, counted from 0. */
  readonly ofStaff: Int32Array;
  readonly ofCustomer: Int32Array;
  /**
   * By address, in the order of the ids: whose it is first, as an index into a list of the stores, the staff and the
   * customers, one behind the other.
   */
  readonly resident: Int32Array;
}

/** The chain's copies in the order of their ids, which count from 1. */
export interface CopyColumns {
  readonly count: number;
  /** The number of copies of the opening stock, which come first. */
  readonly openingCount: number;
  readonly filmIndex: Int32Array;
  readonly storeIndex: Int32Array | Uint16Array;
  /** Seconds since the first Monday; negative for the opening stock. */
  readonly boughtSecond: Int32Array;
  /** Why it was bought, as an index into `reasons`. */
  readonly reasonIndex: Int32Array;
  readonly reasons: readonly string[];
}

/** The chain's business events in the order of their ids, which count from 1. Days count from the first Monday. */
export interface EventColumns {
  readonly count: number;
  /** From 0; -1 for the whole chain. */
  readonly storeIndex: Int32Array;
  /** Negative for a holiday that is there when the run begins. */
  readonly firstDay: Int32Array;
  /** The day included. */
  readonly lastDay: Int32Array;
  /** Demand, times this thousandth part. */
  readonly thousandths: Int32Array;
  /** Indices into `kinds` and `descriptions`. */
  readonly kindIndex: Int32Array;
  readonly descriptionIndex: Int32Array;
  readonly kinds: readonly string[];
  readonly descriptions: readonly string[];
}

/** The data that the small tables are composed from. */
export interface SmallTableSource {
  readonly config: Config;
  readonly films: FilmFacts;
  readonly storeCount: number;
  /** The epoch day of the first Monday. */
  readonly firstDay: number;
  readonly customers: CustomerColumns;
  readonly residents: Residents;
  readonly copies: CopyColumns;
  readonly events: EventColumns;
  /** The moment of the snapshot, in seconds since the first Monday. */
  readonly asOfSecond: number;
}

const SETUP_DAYS = 15;
const SETUP_SECOND = 8 * 3600;

/**
 * When the chain was set up: at eight in the morning of the day before the first possible purchase and enrolment.
 */
export function openingText(source: SmallTableSource): string {
  return timestampText(source.firstDay - SETUP_DAYS, SETUP_SECOND);
}

/** The timestamp of a moment in seconds since the first Monday, which may be negative. */
export function momentText(source: SmallTableSource, second: number): string {
  const day = Math.floor(second / DAY);
  return timestampText(source.firstDay + day, second - day * DAY);
}

/** The date of a moment in seconds since the first Monday. */
export function dayText(source: SmallTableSource, second: number): string {
  return dateText(source.firstDay + Math.floor(second / DAY));
}

/** The configured names of customers and actors; empty if the catalogue names them. */
export function classNamesOf(source: SmallTableSource): readonly string[] {
  const { enabled, names } = source.config.generation.student_names;
  return enabled ? names : [];
}

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

export function placesOf({ config, storeCount }: SmallTableSource): ChainPlaces {
  return placeChain(config.simulation.seed, storeCount);
}
