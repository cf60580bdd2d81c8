import { composeConfig } from '../../../config/extend.js';
import type { Config } from '../../../config/schema.js';
import type { QueryRunner } from '../../../engines/engine.js';
import { dateText, parseDay, weekdayOf } from '../../../model/calendar/civil.js';
import { monthMultiplier } from '../../../model/calendar/demand-calendar.js';
import type { PlanRequest } from '../plan.js';
import { readNumber, readNumbers } from '../queries.js';

/** What a chain sold in its last weeks. */
export interface Sales {
  /** How many whole weeks were measured. */
  readonly weeks: number;
  /** Rentals in them, by store_id and by film_id. */
  readonly rentalsOfStore: ReadonlyMap<number, number>;
  readonly rentalsOfFilm: ReadonlyMap<number, number>;
  /** Rentals a week, without the effect of the seasons. */
  readonly weeklyBase: number;
  readonly newCustomersWeekly: number;
  /** Whether Friday to Sunday are busier than the working days. */
  readonly hasBusyWeekends: boolean;
}

const MAX_WEEKS = 52;
const FRIDAY = 4;
/** Between the share that Friday to Sunday have of the demand where they are busy, and where they are not. */
const BUSY_WEEKEND_SHARE = 0.46;

/** Measures the whole weeks up to the last rental's week, at most a year. */
export async function measureSales(runner: QueryRunner): Promise<Sales> {
  const [days = {}] = await runner.rows(
    'SELECT CAST(MIN(rental_date) AS DATE) AS first_day, CAST(MAX(rental_date) AS DATE) AS last_day FROM rental',
  );
  const firstRental = parseDay(String(days.first_day));
  const lastRental = parseDay(String(days.last_day));
  const end = lastRental - weekdayOf(lastRental) + 7;
  const opening = firstRental - weekdayOf(firstRental);
  const weeks = Math.max(1, Math.min(MAX_WEEKS, (end - opening) / 7));
  const from = end - weeks * 7;
  const isIn = (column: string) => `${column} >= '${dateText(from)}' AND ${column} < '${dateText(end)}'`;
  const rows = await readNumbers<{ readonly storeId: number; readonly filmId: number; readonly rentals: number }>(
    runner,
    `SELECT i.store_id AS storeId, i.film_id AS filmId, COUNT(*) AS rentals FROM rental r
     JOIN inventory i ON i.inventory_id = r.inventory_id WHERE ${isIn('rental_date')} GROUP BY i.store_id, i.film_id`,
  );
  const sumBy = (key: 'storeId' | 'filmId') => {
    const sums = new Map<number, number>();
    for (const row of rows) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.rentals);
    return sums;
  };
  const rentals = rows.reduce((sum, row) => sum + row.rentals, 0);
  const seasons = composeConfig({}).master_simulation.seasonal_multipliers;
  let seasonal = 0;
  for (let day = from; day < end; day++) seasonal += monthMultiplier(seasons, day) / 7;
  const joined = await readNumber(runner, `SELECT COUNT(*) FROM customer WHERE ${isIn('create_date')}`);
  return {
    weeks,
    rentalsOfStore: sumBy('storeId'),
    rentalsOfFilm: sumBy('filmId'),
    weeklyBase: seasonal > 0 ? rentals / seasonal : 0,
    newCustomersWeekly: joined / weeks,
    hasBusyWeekends: (await countAtWeekends(runner, isIn('rental_date'))) >= BUSY_WEEKEND_SHARE * rentals,
  };
}

/** Counts the rentals from Friday to Sunday that a condition selects. */
async function countAtWeekends(runner: QueryRunner, condition: string): Promise<number> {
  const days = await runner.rows(
    `SELECT CAST(rental_date AS DATE) AS rental_day, COUNT(*) AS rentals FROM rental WHERE ${condition}
     GROUP BY CAST(rental_date AS DATE)`,
  );
  const atWeekends = days.filter(({ rental_day }) => weekdayOf(parseDay(String(rental_day))) >= FRIDAY);
  return atWeekends.reduce((sum, { rentals }) => sum + Number(rentals), 0);
}

/** The share of the demand that is not rented, since the films are out. */
export const LOST_SHARE = 0.08;

/** Composes the configuration of a foreign chain for the new weeks: measured values, and defaults for the others. */
export function composeForeignConfig(
  firstDay: number,
  sales: Sales,
  longestDuration: number,
  lateFeePerDay: number,
  { weeks, season }: Pick<PlanRequest, 'weeks' | 'season'>,
): Config {
  return composeConfig({
    // Later updates begin on other days, and have other seeds.
    simulation: { start_date: dateText(firstDay), seed: 42 + firstDay },
    generation: {
      initial_customers: 0,
      weekly_new_customers: sales.newCustomersWeekly,
      base_weekly_transactions: Math.max(sales.weeklyBase / (1 - LOST_SHARE), 0.01),
      rental_duration_min: 1,
      rental_duration_max: longestDuration,
      week_shift_threshold: sales.hasBusyWeekends ? null : 0,
      week_shift_duration: sales.hasBusyWeekends ? null : 0,
      late_fee_per_day: lateFeePerDay,
      new_movie_boost: { enabled: false },
    },
    master_simulation: {
      total_weeks: weeks,
      inventory_additions: [],
      growth: { model: 'linear', rate: 0, ceiling: null },
      season_overrides: season === undefined ? [] : [{ from_week: 0, to_week: weeks - 1, percent: season }],
    },
  });
}
