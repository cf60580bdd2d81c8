import type { Config } from '../../config/schema.js';
import { civilDate } from './civil.js';

type MasterSimulation = Config['master_simulation'];

/** Month of the calendar, counted from year 0: neighbours differ by one, across years too. */
export function monthNumber(epochDay: number): number {
  const packed = civilDate(epochDay);
  return Math.floor(packed / 10_000) * 12 + (Math.floor(packed / 100) % 100) - 1;
}

/** 2001-10, from a month number. */
export function monthText(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The season's multiplier on a day: 80 % more demand in June is 1.8. Never below 0. */
export function seasonMultiplier(table: MasterSimulation['seasonal_multipliers'], epochDay: number): number {
  const month = String((monthNumber(epochDay) % 12) + 1) as keyof typeof table;
  const multiplier = 1 + table[month] / 100;
  return Math.max(multiplier, 0);
}

/** The season's multiplier on a day of a week: the last override that names the week, else its month's. */
export function seasonOfWeek(master: MasterSimulation, epochDay: number, week: number): number {
  let percent: number | undefined;
  for (const override of master.season_overrides) {
    if (week >= override.from_week && week <= override.to_week) percent = override.percent;
  }
  if (percent === undefined) return seasonMultiplier(master.seasonal_multipliers, epochDay);
  return Math.max(1 + percent / 100, 0);
}

/** The product of all phases that include a week; 1 if there are none. */
export function phaseMultiplier(phases: MasterSimulation['phases'], week: number): number {
  let multiplier = 1;
  for (const phase of phases) {
    if (week >= phase.from_week && week <= phase.to_week) multiplier *= phase.multiplier;
  }
  return multiplier;
}
