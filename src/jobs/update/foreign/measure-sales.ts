import type { Connection } from 'mysql2/promise';
import type { Config } from '../../../config/schema.js';
import { askValue, quoteText } from '../../../engines/mysql/query.js';

import { dateText, parseDay, weekdayOf } from '../../../model/calendar/civil.js';
import { seasonMultiplier } from '../../../model/calendar/demand-calendar.js';
import { askNumbers } from './read-holdings.js';

/** How a chain has traded of late. */
export interface Trade {
  /** How many whole weeks were looked at, the last ones before the start. */
  readonly weeks: number;
  /** Rentals in them, by store_id and by film_id. */
  readonly rentalsOfStore: ReadonlyMap<number, number>;
  readonly rentalsOfFilm: ReadonlyMap<number, number>;
  /** Rentals a week, the seasons taken out. */
  readonly weeklyBase: number;
  readonly newCustomersWeekly: number;
}

/** More would be history. */
const MOST_WEEKS = 52;

/** Measures the last whole weeks before the last rental's Monday and its week. */
export async function measureSales(
  connection: Connection,
  seasons: Config['master_simulation']['seasonal_multipliers'],
): Promise<Trade> {
  const firstRental = parseDay(
    String(await askValue(connection, 'SELECT CAST(DATE(MIN(rental_date)) AS CHAR) FROM rental')),
  );
  const lastRental = parseDay(
    String(await askValue(connection, 'SELECT CAST(DATE(MAX(rental_date)) AS CHAR) FROM rental')),
  );
  const end = lastRental - weekdayOf(lastRental) + 7;
  const opening = firstRental - weekdayOf(firstRental);
  const weeks = Math.max(1, Math.min(MOST_WEEKS, (end - opening) / 7));
  const from = end - weeks * 7;
  const window = `rental_date >= ${quoteText(dateText(from))} AND rental_date < ${quoteText(dateText(end))}`;
  const rows = await askNumbers(
    connection,
    `SELECT i.store_id, i.film_id, COUNT(*) AS rentals FROM rental r
     JOIN inventory i ON i.inventory_id = r.inventory_id WHERE ${window} GROUP BY i.store_id, i.film_id`,
  );
  const rentalsOfStore = new Map<number, number>();
  const rentalsOfFilm = new Map<number, number>();
  let rentals = 0;
  for (const { store_id = 0, film_id = 0, rentals: count = 0 } of rows) {
    rentalsOfStore.set(store_id, (rentalsOfStore.get(store_id) ?? 0) + count);
    rentalsOfFilm.set(film_id, (rentalsOfFilm.get(film_id) ?? 0) + count);
    rentals += count;
  }
  let seasonal = 0;
  for (let day = from; day < end; day++) seasonal += seasonMultiplier(seasons, day) / 7;
  const joined = await askValue(
    connection,
    'SELECT COUNT(*) FROM customer WHERE create_date >= ? AND create_date < ?',
    [dateText(from), dateText(end)],
  );
  return {
    weeks,
    rentalsOfStore,
    rentalsOfFilm,
    weeklyBase: seasonal > 0 ? rentals / seasonal : 0,
    newCustomersWeekly: Number(joined) / weeks,
  };
}
