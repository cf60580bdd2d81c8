import { describe, expect, test } from 'vitest';
import type { ConfigFlags } from '../../src/config/option-table.js';
import { ConfigError, formatProblem } from '../../src/config/problem.js';
import { resolveConfig, tryResolveConfig } from '../../src/config/resolve.js';

function problemsOf(document: unknown, flags: ConfigFlags = {}, environment: Record<string, string> = {}) {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 1);
  return tryResolveConfig({ flags, environment, file: { path: 'c.json', text } }).problems;
}

const nested = (path: string, value: unknown) =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

describe('values of the file', () => {
  test.each([
    ['generation.churn_rate', 1.5, 'a number from 0 to 1'],
    ['generation.churn_rate', '0.4', 'a number from 0 to 1'],
    ['generation.churn_rate', null, 'a number from 0 to 1'],
    ['generation.films_count', 0, 'a whole number from 1 to 100000'],
    ['generation.films_count', 1.5, 'a whole number from 1 to 100000'],
    ['generation.stores_count', 10_001, 'a whole number from 1 to 10000'],
    ['generation.late_days_max', 301, 'a whole number from 1 to 300'],
    ['generation.rental_duration_max', 61, 'a whole number from 1 to 60'],
    ['generation.film_rental_rate_max', 100, 'an amount in dollars from 0 to 99.99 with at most two decimals'],
    ['generation.film_rental_rate_min', 2.999, 'an amount in dollars from 0 to 99.99 with at most two decimals'],
    ['generation.film_replacement_cost_max', 1000, 'an amount in dollars from 0 to 999.99 with at most two decimals'],
    ['generation.payment_amount_min', 'a', 'an amount in dollars from 0 to 999.99 with at most two decimals'],
    ['generation.rental_distribution.alpha', 6, 'a number from 0 to 5'],
    ['generation.rental_distribution.enabled', 'yes', 'true or false'],
    ['generation.student_names', [], 'an object'],
    ['simulation.seed', 4_294_967_296, 'a whole number from 0 to 4294967295'],
    ['simulation.seed', -1, 'a whole number from 0 to 4294967295'],
    ['simulation.scale_factor', 0, 'a number above 0, up to 1000'],
    ['simulation.start_date', '2001-02-30', 'a date of the calendar, written like 2001-10-01'],
    ['simulation.start_date', '1.10.2001', 'a date of the calendar, written like 2001-10-01'],
    ['simulation.start_date', '0000-00-00', 'a date of the calendar, written like 2001-10-01'],
    ['master_simulation.start_date', 20011001, 'a date of the calendar, written like 2001-10-01'],
    ['master_simulation.total_weeks', 0, 'a whole number from 1 to 3480'],
    ['master_simulation.total_weeks', 3481, 'a whole number from 1 to 3480'],
    ['master_simulation.seasonal_multipliers.7', -101, 'a number from -100 to 10000'],
    ['master_simulation.growth.ceiling', 0, 'a number above 0, up to 1000000'],
    [
      'inventory_purchasing.stable.inventory_per_film',
      [5],
      'a range [min, max] of copies whose min is not above its max',
    ],
    [
      'inventory_purchasing.stable.inventory_per_film',
      [5, 4],
      'a range [min, max] of copies whose min is not above its max',
    ],
    ['inventory_purchasing.stable.diversification_factor', 0, 'a number above 0, up to 1'],
    ['mysql.port', 70_000, 'a whole number from 1 to 65535'],
  ])('%s %j is refused with its path and what is allowed', (path, value, allowed) => {
    expect(problemsOf(nested(path, value)).map((problem) => [problem.path, problem.allowed])).toEqual([
      [path, allowed],
    ]);
  });

  test.each([
    [[[-1, 5, '']], 'master_simulation.inventory_additions[0][0]'],
    [[[1, 0, '']], 'master_simulation.inventory_additions[0][1]'],
    [[[1, 2.5, '']], 'master_simulation.inventory_additions[0][1]'],
    [[[1, 5, ''], [2]], 'master_simulation.inventory_additions[1]'],
    [{}, 'master_simulation.inventory_additions'],
  ])('the additions %j are refused at %s', (additions, path) => {
    expect(problemsOf({ master_simulation: { inventory_additions: additions } }).map((p) => p.path)).toEqual([path]);
  });

  test.each([
    ['de', 'calendar.holidays', 'us, none, or a list of holidays {name, date, multiplier}'],
    [{}, 'calendar.holidays', 'us, none, or a list of holidays {name, date, multiplier}'],
    [[{ name: 'Fair', date: '05-10' }], 'calendar.holidays[0].multiplier', 'a number from 0 to 100'],
    [[{ name: 'Fair', date: '05-10', multiplier: -1 }], 'calendar.holidays[0].multiplier', 'a number from 0 to 100'],
    [
      [{ name: 'Fair', date: '02-30', multiplier: 1 }],
      'calendar.holidays[0].date',
      'a day of every year, written like 12-25, or a date, written like 2001-12-25',
    ],
    [
      [{ name: 'Fair', date: '2003-02-29', multiplier: 1 }],
      'calendar.holidays[0].date',
      'a day of every year, written like 12-25, or a date, written like 2001-12-25',
    ],
    [
      [{ name: 'Fair', date: '05-10', multiplier: 1, factor: 2 }],
      'calendar.holidays[0].factor',
      'one of name, date, multiplier',
    ],
    [['12-25'], 'calendar.holidays[0]', 'an object'],
  ])('the holidays %j are refused at %s', (holidays, path, allowed) => {
    const problems = problemsOf({ calendar: { holidays } });
    expect(problems.map((problem) => [problem.path, problem.allowed])).toEqual([[path, allowed]]);
  });

  test('holidays of the United States, none, and a list are valid', () => {
    const list = [
      { name: 'Leap day', date: '02-29', multiplier: 2 },
      { name: 'Move', date: '2003-05-10', multiplier: 0 },
    ];
    for (const holidays of ['us', 'none', [], list]) expect(problemsOf({ calendar: { holidays } })).toEqual([]);
  });

  test('a word that is none of the allowed ones comes with a suggestion', () => {
    const [problem] = problemsOf({ inventory_purchasing: { strategy: 'agressive' } });
    expect(problem?.found).toBe('"agressive"');
    expect(problem?.allowed).toBe('one of aggressive, stable, seasonal; did you mean aggressive?');
  });

  test('a password is never repeated', () => {
    const told = JSON.stringify(problemsOf({ mysql: { password: 12_345_678 } }));
    expect(told).toContain('mysql.password');
    expect(told).not.toContain('12345678');
  });
});

describe('unknown keys', () => {
  test('are refused with their place and the key that was meant', () => {
    const [problem] = problemsOf('{\n  "generation": {\n    "film_count": 3\n  }\n}');
    expect(problem && formatProblem(problem)).toBe(
      'c.json:3:5 generation.film_count: found an unknown key; did you mean films_count?',
    );
  });

  test('with nothing near them come with the keys that exist', () => {
    const [problem] = problemsOf({ simulation: { zzz: 1 } });
    expect(problem?.allowed).toBe('one of start_date, initial_weeks, settle_days, seed, scale_factor');
  });

  test('do not hide in lists or behind inherited names', () => {
    const document = {
      constructor: 1,
      master_simulation: { phases: [{ from_week: 0, to_week: 1, multiplier: 1, weeks: 2 }] },
    };
    expect(problemsOf(document).map((problem) => problem.path)).toEqual([
      'constructor',
      'master_simulation.phases[0].weeks',
    ]);
  });
});

describe('contradictions', () => {
  test.each([
    [{ rental_duration_min: 9 }, 'generation.rental_duration_min', 'at most 7, the value of rental_duration_max'],
    [{ film_length_max: 60 }, 'generation.film_length_min', 'at most 60, the value of film_length_max'],
    [
      { film_rental_rate_min: 50 },
      'generation.film_rental_rate_min',
      'at most 9.99, the value of film_rental_rate_max',
    ],
    [
      { film_replacement_cost_min: 31 },
      'generation.film_replacement_cost_min',
      'at most 30, the value of film_replacement_cost_max',
    ],
    [
      { student_names: { enabled: true } },
      'generation.student_names.enabled',
      'at least one name while student_names.enabled is true',
    ],
  ])('%j', (generation, path, allowed) => {
    const [problem, ...others] = problemsOf({ generation });
    expect(others).toEqual([]);
    expect(problem?.allowed).toBe(allowed);
    expect([path, 'generation.film_length_max']).toContain(problem?.path);
  });

  test('a phase ends no earlier than it begins', () => {
    const phases = [{ from_week: 5, to_week: 4, multiplier: 1 }];
    expect(problemsOf({ master_simulation: { phases } }).map((p) => p.path)).toEqual(['master_simulation.phases[0]']);
  });

  test('dates end on 2038-01-18, returns included, and the longest run that fits is told', () => {
    const [problem] = problemsOf({ simulation: { start_date: '2036-01-07' } }, { weeks: 200 });
    expect(problem?.path).toBe('--weeks');
    const most = Number(/at most (\d+) weeks/.exec(problem?.allowed ?? '')?.[1]);
    expect(problemsOf({ simulation: { start_date: '2036-01-07' } }, { weeks: most })).toEqual([]);
    expect(problemsOf({ simulation: { start_date: '2036-01-07' } }, { weeks: most + 1 })).toHaveLength(1);
  });

  test('are told under the key that was written', () => {
    const written = (simulation: object, master_simulation: object) =>
      problemsOf({ simulation, master_simulation }).map((p) => p.path);
    expect(written({ initial_weeks: 3480 }, {})).toEqual(['simulation.initial_weeks']);
    expect(written({ initial_weeks: 9 }, { total_weeks: 3480 })).toEqual(['master_simulation.total_weeks']);
    expect(written({}, { start_date: '2038-01-04' })).toEqual(['master_simulation.start_date']);
    expect(written({ start_date: '2038-01-32' }, { start_date: '2010-01-04' })).toEqual(['simulation.start_date']);
  });

  test('the first Monday is in 1971', () => {
    expect(problemsOf({}, { startDate: '1971-01-04' })).toEqual([]);
    expect(problemsOf({}, { startDate: '1971-01-03' }).map((p) => p.path)).toEqual(['--start-date']);
  });

  test('growth without end is refused before it fills the memory', () => {
    const growth = { model: 'compound', rate: 0.5, ceiling: null };
    expect(problemsOf({ master_simulation: { growth } }).map((p) => p.path)).toContain('master_simulation.growth');
  });

  test('what a refused value would contradict is not told', () => {
    const document = { generation: { rental_duration_max: 61, rental_duration_min: 30 } };
    expect(problemsOf(document).map((p) => p.path)).toEqual(['generation.rental_duration_max']);
  });
});

describe('flags and variables', () => {
  test.each([
    [{ weeks: 'abc' }, '--weeks', '"abc"'],
    [{ weeks: '1e3' }, '--weeks', '"1e3"'],
    [{ years: 67 }, '--years', '67'],
    [{ seed: '1.5' }, '--seed', '1.5'],
    [{ scaleFactor: 'big' }, '--scale-factor', '"big"'],
    [{ season: '-101' }, '--season', '-101'],
    [{ startDate: '2001-13-01' }, '--start-date', '"2001-13-01"'],
    [{ port: '0' }, '--port', '0'],
    [{ database: '../x' }, '--database', '"../x"'],
    [{ database: 'mysql' }, '--database', '"mysql"'],
    [{ sslMode: 'on' }, '--ssl-mode', '"ON"'],
    [{ scenario: 'standard-3-years' }, '--scenario', '"standard-3-years"'],
    [{ weeks: 1, years: 1 }, '--weeks and --years', 'both'],
  ])('%j is told under the name of its flag', (flags, path, found) => {
    expect(problemsOf({}, flags).map((p) => [p.from, p.path, p.found])).toEqual([['flag', path, found]]);
  });

  test('a bad variable is told even where a flag is stronger', () => {
    const [problem] = problemsOf({}, { weeks: 3 }, { DVDRENTAL_WEEKS: 'x' });
    expect(problem && formatProblem(problem)).toBe(
      'DVDRENTAL_WEEKS: expected a whole number from 1 to 3480; found "x"',
    );
  });
});

test('all problems come at once, each on its line, as one error', () => {
  const file = { path: 'c.json', text: '{"generation": {"churn_rate": 2, "films": 1}}' };
  const attempt = (flags: ConfigFlags) => {
    try {
      resolveConfig({ flags, environment: { DVDRENTAL_SEED: 'x' }, file });
    } catch (error) {
      return error as ConfigError;
    }
    return undefined;
  };
  const error = attempt({});
  expect(error).toBeInstanceOf(ConfigError);
  expect(error?.code).toBe('config-invalid');
  expect(error?.message.split('\n')).toHaveLength(4);
  expect(error?.problems.map((p) => p.path)).toEqual(['DVDRENTAL_SEED', 'generation.churn_rate', 'generation.films']);
  expect(attempt({ weeks: 0 })?.code).toBe('usage');
});

describe('keys that every object inherits', () => {
  const named = (key: string, path: string) => {
    const inner = `{ "${key}": { "host": "x" } }`;
    return path === '' ? inner : `{ "${path}": ${inner} }`;
  };
  const places = ['', 'mysql', 'simulation', 'generation', 'master_simulation', 'inventory_purchasing'];

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('%s is unknown', (key) => {
    for (const place of places) {
      const problems = problemsOf(named(key, place));
      const path = place === '' ? key : `${place}.${key}`;
      expect(problems).toMatchObject([{ path, found: 'an unknown key', at: { line: 1 } }]);
    }
  });

  test('__proto__ is unknown below a key that is wrong or a comment, and changes no object', () => {
    const deep = '{ "_note": { "__proto__": { "host": "x" } }, "generation": { "films": [{ "__proto__": 1 }] } }';
    const found = problemsOf(deep).map(({ path }) => path);
    expect(found).toEqual(['_note.__proto__', 'generation.films', 'generation.films[0].__proto__']);
    expect({}).not.toHaveProperty('host');
  });
});

test('a password that cannot be sent is told by its kind, and not repeated', () => {
  const kinds = (password: string) => problemsOf({ mysql: { password } }).map(({ found }) => found);
  expect(kinds('hunter\0two')).toEqual(['a text with a NUL character']);
  expect(kinds('hunter\ntwo')).toEqual(['a text with a control character, such as a line break']);
});

test.each(['\u{1D49C}', '\u{20BB7}', 'shop\u{1F600}'])(
  'the database name %s is refused, for MySQL takes none such',
  (database) => {
    expect(problemsOf({}, { database })).toMatchObject([
      { path: '--database', allowed: expect.stringContaining('a database name') },
    ]);
  },
);
