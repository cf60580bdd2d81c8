import type { Config } from '../../config/schema.js';
import { DAY, dateText, timestampText } from '../calendar/civil.js';
import type { CopyColumns, CustomerColumns } from './columns.js';
import type { Dictionaries } from './dictionaries.js';
import type { FilmFacts } from './films.js';

/** The data that the small tables are composed from. */
export interface SmallTableSource {
  readonly config: Config;
  readonly films: FilmFacts;
  readonly dictionaries: Dictionaries;
  readonly storeCount: number;
  /** The epoch day of the first Monday. */
  readonly firstDay: number;
  readonly customers: CustomerColumns;
  readonly copies: CopyColumns;
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
