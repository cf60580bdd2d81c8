import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/config/problem.js';
import { tryResolveConfig } from '../../src/config/resolve.js';
import { phaseMultiplier } from '../../src/model/calendar/demand-calendar.js';
import { packageRoot } from '../../src/paths.js';

function tryOld(document: unknown) {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return tryResolveConfig({ flags: {}, environment: {}, file: { path: 'old.json', text } });
}

function resolveOld(document: unknown) {
  const { resolution, problems } = tryOld(document);
  expect(problems).toEqual([]);
  if (resolution === undefined) throw new Error('There are problems.');
  return resolution;
}

function problemsOf(document: unknown): string[] {
  return tryOld(document).problems.map((problem) => formatProblem(problem));
}

function readOld(name: string): string {
  return readFileSync(join(packageRoot, 'test', 'fixtures', 'old-configs', `${name}.json`), 'utf8');
}

describe.each(['config-10year', 'config-10year-advanced'])('the old system’s %s.json', (name) => {
  test('is valid as it is', () => {
    const { config } = resolveOld(readOld(name));
    expect(config.master_simulation.total_weeks).toBe(520);
    expect(config.generation).toMatchObject({ films_count: 500, stores_count: 3, rental_duration_max: 10 });
  });

  test('gets a short notice, once, of each key that has no counterpart', () => {
    const { notices } = resolveOld(readOld(name));
    const about = (key: string) => notices.filter((notice) => notice.includes(key)).length;
    expect(about('generation.performance')).toBe(1);
    expect(new Set(notices).size).toBe(notices.length);
    for (const notice of notices) expect(notice.length).toBeLessThan(120);
    if (name === 'config-10year') return;
    for (const key of ['customer_segments', 'reactivation', 'business_lifecycle', 'plateau', 'daily_rate']) {
      expect(about(`generation.${key === 'daily_rate' ? 'advanced_features.late_fees.daily_rate' : key}`)).toBe(1);
    }
  });
});

describe('a lifecycle', () => {
  const demandOf = (document: unknown) => {
    const { phases } = resolveOld(document).config.master_simulation;
    return (week: number) => phaseMultiplier(phases, week);
  };

  test('becomes phases that grow up to the ceiling, fall and rise again, and stay', () => {
    const demand = demandOf(readOld('config-10year-advanced'));
    expect(demand(1)).toBeCloseTo(1.04, 2);
    expect([20, 103, 104, 311].map(demand)).toEqual([1.2, 1.2, 1.2, 1.2]);
    expect(demand(363)).toBeCloseTo(1.2 - 0.005 * 50, 1);
    expect(demand(415)).toBeCloseTo(1.2 - 0.005 * 103, 1);
    expect([519, 520, 900].map(demand)).toEqual([1.2, 1.2, 1.2]);
  });

  test('says alone how demand grows', () => {
    expect(resolveOld(readOld('config-10year-advanced')).config.master_simulation.growth.rate).toBe(0);
  });

  test('grows past the standard ceiling where the file has none', () => {
    const generation = {
      business_lifecycle: { growth_phase_weeks: 104 },
      volume_modifiers: { growth_factor: 0.025 },
    };
    const demand = demandOf({ generation, master_simulation: { growth: { ceiling: null } } });
    expect(demand(50)).toBeCloseTo(1 + 0.025 * 50, 1);
    expect(demand(1000)).toBeCloseTo(1 + 0.025 * 104, 1);
  });

  test('never falls below nothing, and adds to phases of the file’s own', () => {
    const generation = {
      business_lifecycle: { decline_phase_weeks: 100 },
      volume_modifiers: { decline_factor: -0.05 },
    };
    const phases = [{ from_week: 0, to_week: 3, multiplier: 0.5 }];
    const demand = demandOf({ generation, master_simulation: { phases } });
    expect(demand(2)).toBeCloseTo(0.5 * 0.9, 1);
    expect([50, 99, 500].map(demand)).toEqual([0, 0, 0]);
  });

  test('leaves growth as it is where the file has its own', () => {
    const { growth } = resolveOld({
      generation: { business_lifecycle: { growth_phase_weeks: 8 } },
      master_simulation: { growth: { rate: 0.01 } },
    }).config.master_simulation;
    expect(growth.rate).toBe(0.01);
  });

  test('and a plateau are each a phase', () => {
    const plateau = { start_week: 10, duration_weeks: 5, plateau_multiplier: 0.8 };
    const demand = demandOf({ generation: { plateau } });
    expect([9, 10, 14, 15].map(demand)).toEqual([1, 0.8, 0.8, 1]);
  });
});

test('a notice says of a lifecycle and a plateau what was made of them', () => {
  const noticesOf = (generation: object, growth: object = {}) =>
    resolveOld({ generation, master_simulation: { growth } }).notices.join();
  const business_lifecycle = { growth_phase_weeks: 8 };
  const volume_modifiers = { growth_factor: 0.1 };
  expect(noticesOf({ business_lifecycle, volume_modifiers })).toContain('1.2 times the opening at most');
  expect(noticesOf({ business_lifecycle, volume_modifiers }, { ceiling: null })).toContain('without a ceiling');
  expect(noticesOf({ business_lifecycle })).toContain('is read as no phase');
  expect(noticesOf({ plateau: { start_week: 1, duration_weeks: 4 } })).toContain('plateau changes nothing');
  expect(noticesOf({ business_lifecycle, volume_modifiers })).toContain('volume_modifiers');
  const plateau = { start_week: 1, duration_weeks: 4, plateau_multiplier: 0.5 };
  expect(noticesOf({ plateau })).toContain('plateau is read as one of');
});

describe('old keys that mean a key of this program', () => {
  const releases = (strategy: object) =>
    resolveOld({ master_simulation: { film_release_strategy: strategy } }).config.master_simulation
      .film_release_strategy?.market_weekly_releases;

  test('weekly_releases is market_weekly_releases, which wins', () => {
    expect(releases({ weekly_releases: 7 })).toBe(7);
    expect(releases({ weekly_releases: 7, market_weekly_releases: 3 })).toBe(3);
    const notices = (strategy: object) =>
      resolveOld({ master_simulation: { film_release_strategy: strategy } }).notices.join();
    expect(notices({ weekly_releases: 7 })).toContain('weekly_releases is read as market_weekly_releases');
    expect(notices({ weekly_releases: 7, market_weekly_releases: 3 })).toContain('weekly_releases is ignored');
  });

  test('the daily rate of late fees is late_fee_per_day, which wins', () => {
    const fee = (generation: object) => resolveOld({ generation }).config.generation.late_fee_per_day;
    const advanced_features = { late_fees: { daily_rate: 2.25 } };
    expect(fee({})).toBe(1.5);
    expect(fee({ advanced_features })).toBe(2.25);
    expect(fee({ advanced_features, late_fee_per_day: 0.75 })).toBe(0.75);
    expect(fee({ advanced_features: { ...advanced_features, enable_late_fees: false } })).toBe(0);
  });

  test('the length of the run is not simulation.total_weeks, which nothing ever read', () => {
    const { config, notices } = resolveOld({
      simulation: { total_weeks: 9 },
      generation: { film_releases: 3 },
    });
    expect(config.master_simulation.total_weeks).toBe(156);
    expect(notices).toHaveLength(2);
  });
});

describe('what is wrong with an old key', () => {
  test.each([
    [
      { generation: { advanced_features: { late_fees: { daily_rate: 1.234 } } } },
      'daily_rate: expected an amount in dollars from 0 to 99.99 with at most two decimals; found 1.234',
    ],
    [
      { generation: { business_lifecycle: { growth_phase_weeks: -1 } } },
      'growth_phase_weeks: expected a whole number from 0 to 3480; found -1',
    ],
    [{ generation: { volume_modifiers: { growth: 1 } } }, 'volume_modifiers.growth: found an unknown key'],
    [{ generation: { advanced_feature: {} } }, 'generation.advanced_feature: expected one of films_count, '],
    [
      { master_simulation: { film_release_strategy: { weekly_releases: 1e6 } } },
      'weekly_releases: expected a whole number from 0 to 1000; found 1000000',
    ],
  ])('is told of %j', (document, expected) => {
    expect(problemsOf(document)).toEqual([expect.stringContaining(expected)]);
  });

  test('is told where it was written, also when it contradicts another', () => {
    const text = `{\n"generation": {\n"late_days_max": 300,\n"advanced_features": {"late_fees": {"daily_rate": 4.5}}\n}\n}`;
    expect(problemsOf(text)).toEqual([
      'old.json:4:37 generation.advanced_features.late_fees.daily_rate: expected a late fee of at most 999.99 in all; found 4.50, which comes to 1350.00 for 300 days',
    ]);
  });

  test('old keys are not among those that are suggested', () => {
    expect(problemsOf({ simulation: { zzz: 1 } })[0]).not.toContain('total_weeks');
  });
});

describe('genres', () => {
  const withGenre = (category: string) => ({
    master_simulation: { film_release_strategy: { hot_categories: [{ weeks: [1], category }] } },
  });

  test.each(['War', 'Sports', 'Musical', 'Film noir', 'Дети', 'Comedy, "dark"'])('%s is taken', (name) => {
    expect(resolveOld(withGenre(name)).notices).toEqual([expect.stringContaining(name)]);
  });

  test('are taken in any case, and a slip of the pen is told', () => {
    expect(resolveOld(withGenre('action')).notices).toEqual([]);
    expect(resolveOld(withGenre('Acton')).notices[0]).toContain('did you mean Action?');
  });

  test.each(['', ' War', 'a\\b', 'x'.repeat(26)])('%j does not fit a category', (name) => {
    expect(problemsOf(withGenre(name))).toEqual([expect.stringContaining('1 to 25 characters')]);
  });
});
