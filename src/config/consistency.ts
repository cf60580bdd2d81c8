import { dateText, parseDay } from '../model/calendar/civil.js';
import { growthMultiplier } from '../model/calendar/demand-calendar.js';
import type { DocumentPath, DocumentProblem } from './describe-issues.js';
import type { Config } from './schema.js';
import { additionsOf } from './standard-additions.js';

/** A contradiction between values that are each allowed. */
export interface Contradiction extends DocumentProblem {
  /** The keys whose values contradict each other. */
  readonly involved: readonly DocumentPath[];
}

const FIRST_DAY = parseDay('1971-01-01');
const LAST_DAY = parseDay('2038-01-18');
/** payment.amount is a DECIMAL(5,2). */
const MAX_FEE_CENTS = 99_999;
const MAX_STORES = 100_000;
/** Customers and copies have INT keys; a fifth of the range is kept for updates. */
const MAX_ROWS = Math.floor(2_147_483_647 / 1.2);
/** Beyond a thousand times that, even BIGINT ids outgrow the integers that are exact in JavaScript. */
const MAX_RENTALS = 1_000_000_000_000;

const RANGES = [
  ['rental_duration_min', 'rental_duration_max'],
  ['film_rental_rate_min', 'film_rental_rate_max'],
  ['film_length_min', 'film_length_max'],
  ['film_replacement_cost_min', 'film_replacement_cost_max'],
] as const;

/** All contradictions of a configuration whose values are each allowed. */
export function findContradictions(config: Config): Contradiction[] {
  const found = [
    ...rangeContradictions(config),
    ...dateContradictions(config),
    ...sizeContradictions(config),
    ...feeContradictions(config),
  ];
  const { enabled, names } = config.generation.student_names;
  if (enabled && names.length === 0) {
    found.push(
      contradict(
        [
          ['generation', 'student_names', 'names'],
          ['generation', 'student_names', 'enabled'],
        ],
        'an empty list',
        'at least one name while student_names.enabled is true',
      ),
    );
  }
  return found;
}

function rangeContradictions(config: Config): Contradiction[] {
  return RANGES.filter(([least, most]) => config.generation[least] > config.generation[most]).map(([least, most]) =>
    contradict(
      [
        ['generation', least],
        ['generation', most],
      ],
      String(config.generation[least]),
      `at most ${config.generation[most]}, the value of ${most}`,
    ),
  );
}

/** A late fee has to fit its column. */
function feeContradictions({ generation }: Config): Contradiction[] {
  const { late_fee_per_day: rate, late_days_max: days } = generation;
  if (Math.round(100 * rate) * days <= MAX_FEE_CENTS) return [];
  return [
    contradict(
      [
        ['generation', 'late_fee_per_day'],
        ['generation', 'late_days_max'],
      ],
      `${rate.toFixed(2)}, which comes to ${(rate * days).toFixed(2)} for ${days} days`,
      'a late fee of at most 999.99 in all',
    ),
  ];
}

/** The day on which the last late rental of a run can come back, counted from 1970-01-01. */
function lastDayOf(config: Config, weeks: number): number {
  const { start_date, settle_days } = config.simulation;
  const { rental_duration_max, late_days_max } = config.generation;
  return parseDay(start_date) + 7 * weeks + settle_days + rental_duration_max + late_days_max;
}

/** The most weeks that a configuration may have, so that its last return is no later than dates go; below 1 if none. */
export function mostWeeks(config: Config): number {
  return Math.floor((LAST_DAY - lastDayOf(config, 0)) / 7);
}

function dateContradictions(config: Config): Contradiction[] {
  const start: DocumentPath = ['simulation', 'start_date'];
  const first = parseDay(config.simulation.start_date);
  if (first < FIRST_DAY) {
    return [
      contradict([start], config.simulation.start_date, 'a date whose Monday is in 1971 or later: from 1971-01-04 on'),
    ];
  }
  const weeks = config.master_simulation.total_weeks;
  const last = lastDayOf(config, weeks);
  if (last <= LAST_DAY) return [];
  const fitting = mostWeeks(config);
  const involved = [
    ['master_simulation', 'total_weeks'],
    start,
    ['simulation', 'settle_days'],
    ['generation', 'rental_duration_max'],
    ['generation', 'late_days_max'],
  ];
  const found = `${weeks} weeks from ${config.simulation.start_date}, whose last return may be on ${dateText(last)}`;
  return [
    contradict(
      involved,
      found,
      fitting >= 1
        ? `at most ${fitting} weeks from this start, since dates end on 2038-01-18`
        : 'an earlier start, since dates end on 2038-01-18',
    ),
  ];
}

function sizeContradictions(config: Config): Contradiction[] {
  const scale = config.simulation.scale_factor;
  const { stores_count, initial_customers, weekly_new_customers, base_weekly_transactions } = config.generation;
  const { total_weeks, growth } = config.master_simulation;
  let grownWeeks = 0;
  for (let week = 0; week < total_weeks; week++) grownWeeks += growthMultiplier(growth, week);
  const copies = additionsOf(config).reduce((sum, [, quantity]) => sum + quantity, 0);
  const customers = initial_customers + weekly_new_customers * grownWeeks;
  const time = [
    ['master_simulation', 'growth'],
    ['master_simulation', 'total_weeks'],
    ['simulation', 'scale_factor'],
  ];
  return [
    tooMany('stores', stores_count * scale, MAX_STORES, [
      ['generation', 'stores_count'],
      ['simulation', 'scale_factor'],
    ]),
    tooMany('customers', customers * scale, MAX_ROWS, [
      ['generation', 'weekly_new_customers'],
      ['generation', 'initial_customers'],
      ...time,
    ]),
    tooMany('rentals', base_weekly_transactions * grownWeeks * scale, MAX_RENTALS, [
      ['generation', 'base_weekly_transactions'],
      ...time,
    ]),
    tooMany('copies', copies * scale, MAX_ROWS, [
      ['master_simulation', 'inventory_additions'],
      ['master_simulation', 'total_weeks'],
      ['simulation', 'scale_factor'],
    ]),
  ].flat();
}

function tooMany(what: string, count: number, most: number, involved: readonly DocumentPath[]): Contradiction[] {
  if (count <= most) return [];
  const found = `${Number.isFinite(count) ? count.toPrecision(3) : 'countless'} ${what} in all at this scale`;
  return [contradict(involved, found, `at most ${most} ${what}`)];
}

function contradict(involved: readonly DocumentPath[], found: string, allowed: string): Contradiction {
  return { path: involved[0] ?? [], involved, found, allowed };
}
