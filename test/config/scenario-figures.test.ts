import { describe, expect, test } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.js';
import { SCENARIOS } from '../../src/config/scenarios/list.js';
import type { LedgerMonth } from '../../src/model/store/ledger.js';
import { type SimulatedRun, simulateRun } from '../support/simulate.js';

/** Too large for every day. CONTRIBUTING.md says how their figures are made again. */
const LARGE = ['fifty-stores', 'load-test-monster'];

const runs = new Map<string, SimulatedRun>();
function runOf(scenario: string): SimulatedRun {
  const run = runs.get(scenario) ?? simulateRun(resolveConfig({ flags: { scenario }, environment: {} }).config, 13);
  runs.set(scenario, run);
  return run;
}

const inMonth = (run: SimulatedRun, month: string, of: (month: LedgerMonth) => number) =>
  run.ledger.months.filter((each) => each.month.endsWith(month)).reduce((sum, each) => sum + of(each), 0);
const inYear = (run: SimulatedRun, year: string) =>
  run.ledger.months.filter((each) => each.month.startsWith(year)).reduce((sum, each) => sum + each.rentals, 0);
const demand = (month: LedgerMonth) => month.rentals + month.lost_sales;

test.each(SCENARIOS.filter(({ name }) => !LARGE.includes(name)))('$name comes to the figures it shows', (scenario) => {
  const { total } = runOf(scenario.name).ledger;
  expect({
    rentals: total.rentals,
    payments: total.rentals + total.late_fees,
    active_customers: total.active_customers,
    inventory_items: total.inventory_items,
    checked_out: total.checked_out,
    lost_sales: total.lost_sales,
  }).toEqual(scenario.figures);
});

describe('a scenario does what it says', () => {
  test('the aggressive season has three times as many rentals in July as in January', () => {
    const run = runOf('aggressive-seasonality');
    expect(inMonth(run, '-07', (month) => month.rentals)).toBeGreaterThan(
      3 * inMonth(run, '-01', (month) => month.rentals),
    );
    expect(inMonth(run, '-07', demand) / inMonth(run, '-02', demand)).toBeGreaterThan(4.5);
  });

  test('flat demand is flat', () => {
    const run = runOf('flat-demand');
    const perDay = (month: string, days: number) => inMonth(run, month, demand) / days;
    expect(perDay('-07', 31) / perDay('-02', 28.25)).toBeLessThan(1.4);
  });

  test('the pandemic empties the spring of 2020 and is over in 2022', () => {
    const run = runOf('pandemic-2020-2023');
    const spring = (year: string) =>
      ['-04', '-05'].reduce((sum, month) => sum + inMonth(run, `${year}${month}`, demand), 0);
    expect(spring('2022')).toBeGreaterThan(4 * spring('2020'));
    expect(inYear(run, '2022')).toBeGreaterThan(1.8 * inYear(run, '2020'));
    expect(inYear(run, '2021')).toBeGreaterThan(inYear(run, '2020'));
  });

  test('the start-up has ten times the demand at its end', () => {
    const run = runOf('high-growth-startup');
    const perWeek = (from: number, to: number) =>
      run.rentals.filter(({ second }) => second >= from * 604_800 && second < to * 604_800).length / (to - from);
    // August and September against the October to December of the opening.
    expect(perWeek(144, 156) / perWeek(0, 12)).toBeGreaterThan(5);
    expect(run.ledger.total.lost_sales / run.ledger.total.rentals).toBeLessThan(0.1);
  });

  test('the declining business declines from year to year', () => {
    const run = runOf('declining-business');
    expect(inYear(run, '2003')).toBeLessThan(0.8 * inYear(run, '2002'));
    expect(inMonth(run, '2004-07', demand)).toBeLessThan(0.6 * inMonth(run, '2002-07', demand));
    expect(run.ledger.total.active_customers).toBeLessThan(0.6 * run.ledger.total.customers);
  });

  test('five years from 2015 begin on the first of June', () => {
    const run = runOf('five-years-from-2015');
    expect(run.ledger.months[0]?.month).toBe('2015-06');
    expect(run.rentals[0]?.second).toBeLessThan(86_400);
  });

  test('the class fixture names its customers after the class', () => {
    expect(runOf('class-fixture').chain.config.generation.student_names.enabled).toBe(true);
  });
});
