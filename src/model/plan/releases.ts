import type { Config } from '../../config/schema.js';
import { additionsOf } from '../../config/standard-additions.js';
import type { Release } from '../catalog/films.js';
import { Purpose, Stream } from '../random/stream.js';

/** The share of a scheduled purchase that goes into new titles. */
export const NEW_TITLE_SHARE = 0.7;
/** For each title that a purchase has room for, so many come out. Stores buy the ones that are wanted most. */
const TITLES_OFFERED = 2;
/** Stores buy new titles within these days of their release. */
export const NEW_TITLE_DAYS = 60;
/** Without a market, a purchase's new titles came out within these days before it. */
const RELEASE_DAYS = 12;

/**
 * The films that come out during the run, by day of release: those of the market, or else the new titles of each
 * scheduled purchase.
 */
export function planReleases(config: Config): readonly Release[] {
  const { film_release_strategy: strategy, total_weeks: weeks } = config.master_simulation;
  const releases: Release[] = [];
  const addBatch = (size: number, dayOf: (position: number) => number) => {
    for (let position = 0; position < size; position++) releases.push({ day: dayOf(position), position, size });
  };
  if (strategy) {
    const weekly = strategy.market_weekly_releases;
    for (let week = 0; week < weeks; week++) addBatch(weekly, (at) => week * 7 + Math.floor((at * 7) / weekly));
    return releases;
  }
  for (const [index, [week, quantity]] of additionsOf(config).entries()) {
    const size = countNewTitles(config, quantity);
    const stream = new Stream(config.simulation.seed, week, index, Purpose.releaseDay);
    const days = Array.from({ length: size }, () => week * 7 - stream.below(RELEASE_DAYS)).sort((x, y) => x - y);
    addBatch(size, (at) => days[at]!);
  }
  return releases;
}

/** The number of new titles in a purchase of a chain; like the catalogue it grows with the square root of the scale. */
function countNewTitles(config: Config, quantity: number): number {
  const scale = config.simulation.scale_factor;
  const titles = TITLES_OFFERED * newTitlesOf(config, NEW_TITLE_SHARE * quantity);
  return Math.max(1, Math.round(titles * (scale > 1 ? Math.sqrt(scale) : 1)));
}

/** The number of titles that a number of copies is spread over. */
export function newTitlesOf({ inventory_purchasing }: Config, copies: number): number {
  const [least, most] = inventory_purchasing[inventory_purchasing.strategy].inventory_per_film;
  return Math.max(1, Math.round((2 * copies) / (least + most)));
}
