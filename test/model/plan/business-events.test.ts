import { describe, expect, test } from 'vitest';
import type { Config, ConfigInput } from '../../../src/config/schema.js';
import { civilDate, dateText, parseDay } from '../../../src/model/calendar/civil.js';
import { businessEventRows } from '../../../src/model/catalog/chain-rows.js';
import { planBusinessEvents } from '../../../src/model/plan/business-events.js';
import { CAUSES, MAX_EVENT_DAYS } from '../../../src/model/plan/event-causes.js';
import { configOf } from '../../support/simulate.js';

const FIRST_DAY = parseDay('2001-10-01');

interface EventRow {
  readonly id: number;
  readonly store: number | null;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly description: string;
  readonly multiplier: number;
  readonly lastUpdate: string;
}

function rowsOf(config: Config, { weeks = 156, stores = 2, opens = true, firstDay = FIRST_DAY } = {}): EventRow[] {
  const events = planBusinessEvents(config, stores, firstDay, weeks, opens);
  return [...businessEventRows({ events, firstDay }, 0, events.count)].map((row) => ({
    id: Number(row[0]),
    store: row[1] === null ? null : Number(row[1]),
    start: parseDay(String(row[2])),
    end: parseDay(String(row[3])),
    kind: String(row[4]),
    description: String(row[5]),
    multiplier: Number(row[6]),
    lastUpdate: String(row[7]),
  }));
}

const DRAWN = new Set(CAUSES.map(({ kind }) => kind));
const drawnOf = (rows: readonly EventRow[]) => rows.filter(({ kind }) => DRAWN.has(kind));
const LONG = { weeks: 520, stores: 6 };
const SEEDS = Array.from({ length: 20 }, (_, index) => 100 + index);

test('events are listed in the order in which they begin, and a longer run begins with the shorter one', () => {
  const config = configOf({
    generation: { spike_day_probability: 0.4 },
    master_simulation: {
      phases: [
        { from_week: 18, to_week: 300, multiplier: 0.7, label: 'Recession' },
        { from_week: 20, to_week: 22, multiplier: 0.5, label: '' },
      ],
      season_overrides: [{ from_week: 5, to_week: 60, percent: 30 }],
    },
  });
  const long = rowsOf(config, { weeks: 60, stores: 5 });
  for (let row = 1; row < long.length; row++) expect(long[row]!.start).toBeGreaterThanOrEqual(long[row - 1]!.start);
  expect(long.map(({ id }) => id)).toEqual(long.map((_, index) => index + 1));
  for (const weeks of [1, 2, 12, 20, 21, 59]) {
    const short = rowsOf(config, { weeks, stores: 5 });
    expect(short).toEqual(long.slice(0, short.length));
    expect(long[short.length]!.start).toBeGreaterThanOrEqual(FIRST_DAY + 7 * weeks);
  }
});

test('what outlasts the run is listed with its whole length', () => {
  const config = configOf({
    master_simulation: { phases: [{ from_week: 11, to_week: 40, multiplier: 0.7, label: 'Recession' }] },
  });
  const phase = rowsOf(config, { weeks: 12 }).find(({ kind }) => kind === 'phase');
  expect(phase).toMatchObject({ store: null, description: 'Recession', multiplier: 0.7 });
  expect([dateText(phase!.start), dateText(phase!.end)]).toEqual(['2001-12-17', '2002-07-14']);
});

describe('the events of a run', () => {
  const rows = rowsOf(configOf({}));

  test('include the grand opening, fading week by week, only where the chain opens', () => {
    const opening = rows.filter(({ kind }) => kind === 'grand opening');
    expect(opening.map(({ start, end }) => [start - FIRST_DAY, end - start])).toEqual([
      [0, 6],
      [7, 6],
      [14, 6],
    ]);
    expect(opening.map(({ multiplier }) => multiplier)).toEqual(
      [...opening.map(({ multiplier }) => multiplier)].sort((x, y) => y - x),
    );
    expect(opening.every(({ store, multiplier }) => store === null && multiplier > 1)).toBe(true);
    expect(rowsOf(configOf({}), { opens: false }).some(({ kind }) => kind === 'grand opening')).toBe(false);
  });

  test('include every holiday, the one under way included', () => {
    const named = (name: string) => rows.filter(({ kind, description }) => kind === 'holiday' && description === name);
    expect(named('Thanksgiving Day').map(({ start }) => dateText(start))).toEqual([
      '2001-11-22',
      '2002-11-28',
      '2003-11-27',
    ]);
    expect(named('Christmas Day, stores closed').every(({ multiplier }) => multiplier === 0)).toBe(true);
    const later = rowsOf(configOf({}), { weeks: 1, firstDay: parseDay('2003-12-29') });
    expect(later.filter(({ kind }) => kind === 'holiday').map(({ start }) => dateText(start))).toEqual([
      '2003-12-26',
      '2003-12-31',
      '2004-01-01',
    ]);
  });

  test('end no earlier than they begin, have a reason, and changed last on their first morning', () => {
    for (const { start, end, kind, description, multiplier, lastUpdate } of rows) {
      expect(end).toBeGreaterThanOrEqual(start);
      expect(kind.length).toBeGreaterThan(3);
      expect(kind.length).toBeLessThanOrEqual(30);
      expect(description.length).toBeGreaterThan(8);
      expect(multiplier).toBeGreaterThanOrEqual(0);
      expect(lastUpdate).toBe(`${dateText(start)} 08:00:00`);
    }
  });
});

test('a label of the configuration fits its column and has no backslash', () => {
  const config = configOf({
    master_simulation: { phases: [{ from_week: 0, to_week: 1, multiplier: 2, label: 'A \\ B' }] },
    calendar: { holidays: [{ name: 'A fair, "the" fair', date: '10-06', multiplier: 2 }] },
  });
  const texts = rowsOf(config, { weeks: 2 }).map(({ description }) => description);
  expect(texts).toContain('A / B');
  expect(texts).toContain('A fair, "the" fair');
});

describe('drawn events', () => {
  const CASES: readonly (readonly [probability: number, multiplier: number])[] = [
    [0.03, 2.5],
    [0.05, 4],
    [0.5, 2],
    [1, 3],
    [0.1, 0.5],
    [0.1, 0],
    [0.03, 1000],
  ];

  test.each(CASES)(
    'take %d of the days of a store, and multiply its demand by %d in the mean',
    (probability, multiplier) => {
      const days = 7 * LONG.weeks;
      let count = 0;
      let sum = 0;
      for (const seed of SEEDS) {
        const config = configOf({
          simulation: { seed },
          generation: { spike_day_probability: probability, spike_day_multiplier: multiplier },
        });
        const found = Array.from({ length: LONG.stores }, () => new Float64Array(days).fill(-1));
        for (const row of drawnOf(rowsOf(config, LONG))) {
          const last = Math.min(row.end - FIRST_DAY, days - 1);
          for (let store = 0; store < LONG.stores; store++) {
            if (row.store !== null && row.store !== store + 1) continue;
            for (let day = row.start - FIRST_DAY; day <= last; day++) {
              if (found[store]![day] !== -1) throw new Error(`store ${store} has two events on day ${day}`);
              found[store]![day] = row.multiplier;
              count++;
              sum += row.multiplier;
            }
          }
        }
      }
      expect(Math.abs(count / (days * LONG.stores * SEEDS.length) / probability - 1)).toBeLessThan(0.08);
      expect(Math.abs(sum / count - multiplier)).toBeLessThanOrEqual(0.04 * multiplier);
    },
  );

  test('do not occur where the configuration has none', () => {
    expect(drawnOf(rowsOf(configOf({ generation: { spike_day_probability: 0 } }), LONG))).toEqual([]);
  });

  const rows = SEEDS.flatMap((seed) => drawnOf(rowsOf(configOf({ simulation: { seed } }), LONG)));

  test('are of every cause, in the months of the cause, and no longer than it lasts', () => {
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(DRAWN);
    for (const { start, end, kind, store } of rows) {
      const cause = CAUSES.find((each) => each.kind === kind)!;
      expect(cause.months[(Math.floor(civilDate(start) / 100) % 100) - 1]).toBeGreaterThan(0);
      expect(end - start + 1).toBeLessThanOrEqual(cause.days[1]);
      expect(store === null).toBe(cause.scope === 'chain');
    }
  });

  test('raise demand, but for road works and power cuts', () => {
    for (const { kind, multiplier } of rows) {
      expect(multiplier < 1, kind).toBe(kind === 'road works' || kind === 'power cut');
    }
  });

  test('last one day or several, of one store or of the whole chain', () => {
    const lengths = rows.map(({ start, end }) => end - start + 1);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MAX_EVENT_DAYS);
    expect(lengths.filter((days) => days > 1).length / rows.length).toBeGreaterThan(0.3);
    expect(rows.filter(({ store }) => store === null).length).toBeGreaterThan(10 * SEEDS.length);
  });

  test('of a store are the same in a chain with more stores', () => {
    const config: ConfigInput = {};
    const few = drawnOf(rowsOf(configOf(config), { weeks: 200, stores: 2 }));
    const many = drawnOf(rowsOf(configOf(config), { weeks: 200, stores: 9 })).filter(({ store }) => (store ?? 0) <= 2);
    expect(many.map(({ id: _, ...row }) => row)).toEqual(few.map(({ id: _, ...row }) => row));
  });
});
