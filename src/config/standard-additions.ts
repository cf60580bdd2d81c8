import type { Config } from './schema.js';

/** A purchase for the whole chain at scale factor 1: the week it arrives in, counted from 0, copies, and why. */
export type InventoryAddition = readonly [week: number, quantity: number, note: string];

const FIRST_YEARS: readonly InventoryAddition[] = [
  [12, 25, 'After the opening phase'],
  [26, 20, 'Half a year in'],
  [40, 30, 'Before the busy months'],
  [52, 25, 'Second year'],
  [66, 20, 'Quarter of the second year'],
  [78, 25, 'Middle of the second year'],
  [92, 30, 'Before the busy months'],
  [104, 25, 'Third year'],
];
const QUARTERLY_FROM = 156;
const QUARTER_WEEKS = 13;
const FIRST_QUARTER_COPIES = 38;
const MORE_EACH_QUARTER = 2;

/**
 * The standard schedule up to, but not including, a week: 200 copies in the first three years, then a purchase
 * each quarter, two copies larger than the one before. What it holds for a week does not depend on `weeks`.
 */
export function standardAdditions(weeks: number): InventoryAddition[] {
  const additions = FIRST_YEARS.filter(([week]) => week < weeks);
  for (let quarter = 0; QUARTERLY_FROM + quarter * QUARTER_WEEKS < weeks; quarter++) {
    additions.push([
      QUARTERLY_FROM + quarter * QUARTER_WEEKS,
      FIRST_QUARTER_COPIES + quarter * MORE_EACH_QUARTER,
      'Quarterly growth',
    ]);
  }
  return additions;
}

/** The additions in effect during a configuration's run, by week; those of one week in the order given. */
export function additionsOf(config: Config): readonly InventoryAddition[] {
  const { total_weeks: weeks, inventory_additions: own } = config.master_simulation;
  if (own === null) return standardAdditions(weeks);
  return own.filter(([week]) => week < weeks).toSorted((a, b) => a[0] - b[0]);
}
