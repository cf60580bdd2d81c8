import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ConfigFlags } from '../../src/config/option-table.js';
import { resolveConfig } from '../../src/config/resolve.js';

const oldConfig = readFileSync(new URL('../fixtures/old-config.json', import.meta.url), 'utf8');

function resolve(document: unknown = {}, flags: ConfigFlags = {}, environment: Record<string, string> = {}) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return resolveConfig({ flags, environment, file: { path: 'config.json', text } });
}

const weeksOf = (...given: Parameters<typeof resolve>) => resolve(...given).config.master_simulation.total_weeks;

describe('precedence', () => {
  const file = { master_simulation: { total_weeks: 30 } };

  test('the defaults hold where nobody says anything', () => {
    const { config, scenario, notices } = resolveConfig({ flags: {}, environment: {} });
    expect(config.simulation).toEqual({
      start_date: '2001-10-01',
      initial_weeks: 12,
      settle_days: config.simulation.settle_days,
      seed: 42,
      scale_factor: 1,
    });
    expect(config.master_simulation.total_weeks).toBe(156);
    expect(config.master_simulation.seasonal_multipliers['7']).toBe(100);
    expect(scenario).toBe('standard-3-year');
    expect(notices).toEqual([]);
  });

  test('flag beats environment beats file beats scenario beats default', () => {
    const scenario = { DVDRENTAL_SCENARIO: 'extended-10-year' };
    expect(weeksOf({}, {}, scenario)).toBe(520);
    expect(weeksOf(file, {}, scenario)).toBe(30);
    expect(weeksOf(file, {}, { ...scenario, DVDRENTAL_WEEKS: '40' })).toBe(40);
    expect(weeksOf(file, { weeks: '50' }, { ...scenario, DVDRENTAL_WEEKS: '40' })).toBe(50);
    expect(resolve({}, { scenario: 'standard-3-year' }, scenario).scenario).toBe('standard-3-year');
  });

  test('years are 52 weeks each, from a flag as from a variable', () => {
    expect(weeksOf(file, { years: 3 })).toBe(156);
    expect(weeksOf(file, { weeks: 7 }, { DVDRENTAL_YEARS: '2' })).toBe(7);
    expect(weeksOf(file, {}, { DVDRENTAL_YEARS: '2' })).toBe(104);
  });

  test('objects are merged key by key, lists replaced', () => {
    const { config } = resolve({
      master_simulation: { seasonal_multipliers: { 7: 5 }, inventory_additions: [[3, 4]] },
      generation: { new_movie_boost: { boost_factor: 2 } },
    });
    expect(config.master_simulation.seasonal_multipliers).toMatchObject({ 6: 80, 7: 5 });
    expect(config.master_simulation.inventory_additions).toEqual([[3, 4, '']]);
    expect(config.generation.new_movie_boost).toMatchObject({ boost_factor: 2, days_to_boost: 40 });
  });

  test('one season percentage replaces the table', () => {
    const { config } = resolve({ master_simulation: { seasonal_multipliers: { 7: 5 } } }, { season: '-12.5' });
    expect(new Set(Object.values(config.master_simulation.seasonal_multipliers))).toEqual(new Set([-12.5]));
  });

  test('an empty variable counts as unset', () => {
    expect(weeksOf(file, {}, { DVDRENTAL_WEEKS: '' })).toBe(30);
  });
});

describe('the opening phase', () => {
  const alone = { simulation: { initial_weeks: 20 } };

  test('is the whole run when the file gives it alone', () => {
    expect(weeksOf(alone)).toBe(20);
  });

  test('is counted in the weeks wherever these are given', () => {
    expect(weeksOf({ ...alone, master_simulation: { total_weeks: 30 } })).toBe(30);
    expect(weeksOf(alone, { years: '1' })).toBe(52);
    expect(weeksOf(alone, {}, { DVDRENTAL_WEEKS: '9' })).toBe(9);
    expect(weeksOf(alone, { scenario: 'standard-3-year' })).toBe(156);
  });
});

describe('the start date', () => {
  const both = { simulation: { start_date: '2010-01-04' }, master_simulation: { start_date: '2011-01-03' } };

  test("master_simulation's wins over simulation's", () => {
    expect(resolve(both).config.simulation.start_date).toBe('2011-01-03');
    expect(resolve(both).config.master_simulation).not.toHaveProperty('start_date');
  });

  test('a flag wins over both', () => {
    expect(resolve(both, { startDate: '2012-01-02' }).config.simulation.start_date).toBe('2012-01-02');
  });

  test('moves back to its Monday, with a notice', () => {
    const { config, notices } = resolve({}, { startDate: '2004-03-07' });
    expect(config.simulation.start_date).toBe('2004-03-01');
    expect(notices).toEqual(['The run starts on 2004-03-01, the Monday of the week of 2004-03-07']);
  });
});

describe("the old system's config.json", () => {
  test('is valid as it is, and its values hold', () => {
    const { config, connection, notices } = resolve(oldConfig);
    expect(notices).toEqual([]);
    expect(config.simulation).toMatchObject({ start_date: '2001-10-01', initial_weeks: 14 });
    expect(config.generation).toMatchObject({ films_count: 500, weekly_new_customers: 70 });
    expect(config.master_simulation.total_weeks).toBe(52);
    expect(config.master_simulation.film_release_strategy).toMatchObject({ market_weekly_releases: 20 });
    expect(config.inventory_purchasing.seasonal.seasonal_preferences.Q4).toEqual(['Family', 'Animation', 'Comedy']);
    expect(connection).toMatchObject({ given: true, host: 'localhost', user: 'root', password: 'secret' });
  });

  test('its connection is no part of the configuration', () => {
    expect(JSON.stringify(resolve(oldConfig).config)).not.toMatch(/mysql|secret|localhost/);
  });

  test('payment amounts are ignored with a notice', () => {
    const { config, notices } = resolve({ generation: { payment_amount_min: 2, payment_amount_max: 9.99 } });
    expect(config.generation).not.toHaveProperty('payment_amount_min');
    expect(notices).toHaveLength(2);
    expect(notices[0]).toContain('generation.payment_amount_min is ignored');
  });
});

test('comment keys are accepted anywhere and dropped, but a schedule keeps its notes', () => {
  const comments = { _why: [1], description: {}, rates_description: 'x', note: 3 };
  const { config } = resolve({
    ...comments,
    mysql: comments,
    generation: { ...comments, student_names: comments },
    master_simulation: {
      ...comments,
      seasonal_multipliers: comments,
      phases: [{ from_week: 1, to_week: 1, multiplier: 0, ...comments }],
      film_release_strategy: {
        ...comments,
        hot_categories: [{ _x: 1, weeks: [0], category: 'Drama', note: 'kept' }],
      },
    },
  });
  expect(config.master_simulation.phases).toEqual([{ from_week: 1, to_week: 1, multiplier: 0, label: '' }]);
  expect(config.master_simulation.film_release_strategy?.hot_categories[0]?.note).toBe('kept');
  expect(JSON.stringify(config)).not.toMatch(/_why|rates_description/);
});

test('the configuration is frozen all the way down', () => {
  const { config } = resolve(oldConfig);
  const thaw = (part: unknown): boolean =>
    typeof part === 'object' && part !== null && (!Object.isFrozen(part) || Object.values(part).some(thaw));
  expect(thaw(config)).toBe(false);
});
