import type { Config } from '../../config/schema.js';
import { formatNumberOf } from '../../format.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { filmCount } from '../../model/catalog/films.js';
import { storeCount } from '../../model/plan/stores.js';

/** A configuration in one line: `156 weeks from 2001-10-01 to 2004-09-26, 2 stores, 100 films, seed 42`. */
export function describePlan(config: Config): string {
  const first = parseDay(config.simulation.start_date);
  const weeks = config.master_simulation.total_weeks;
  const scale = config.simulation.scale_factor;
  return [
    `${formatNumberOf(weeks, 'week')} from ${dateText(first)} to ${dateText(first + weeks * 7 - 1)}`,
    formatNumberOf(storeCount(config), 'store'),
    formatNumberOf(filmCount(config), 'film'),
    ...(scale === 1 ? [] : [`scale ${scale}`]),
    `seed ${config.simulation.seed}`,
  ].join(', ');
}
