import { describe, expect, test } from 'vitest';
import { planDemand } from '../../../src/model/plan/demand.js';
import { storeShares } from '../../../src/model/plan/stores.js';
import { configOf, simulateRun } from '../../support/simulate.js';

const FLAT = Object.fromEntries(Array.from({ length: 12 }, (_, month) => [String(month + 1), 0]));

describe('spike days', () => {
  const config = configOf({
    generation: {
      base_weekly_transactions: 7000,
      spike_day_probability: 0.1,
      spike_day_multiplier: 4,
      week_shift_threshold: 0,
      week_shift_duration: 0,
    },
    master_simulation: { total_weeks: 300, seasonal_multipliers: FLAT, growth: { rate: 0 } },
  });
  const { wanted, expectedByMonth } = planDemand(config, storeShares(config), 11_596, 300);
  const days = Array.from({ length: 300 }, (_, week) => wanted[week * 7]!);
  const ordinary = [...days].sort((x, y) => x - y)[Math.floor(days.length / 2)]!;

  test('come about as often as the configuration says, and are as many times busier', () => {
    const spikes = days.filter((day) => day > 2 * ordinary);
    expect(spikes.length / days.length).toBeGreaterThan(0.05);
    expect(spikes.length / days.length).toBeLessThan(0.16);
    const mean = spikes.reduce((sum, day) => sum + day, 0) / spikes.length;
    expect(mean / ordinary).toBeGreaterThan(3.7);
    expect(mean / ordinary).toBeLessThan(4.3);
  });

  test('leave the base what it says: the expected number of rentals a week', () => {
    const expected = expectedByMonth.reduce((sum, month) => sum + month, 0);
    expect(expected / (300 * 7000)).toBeGreaterThan(0.95);
    expect(expected / (300 * 7000)).toBeLessThan(1.05);
  });
});

test('of the copies of a film that are in, the newest goes home', () => {
  const { chain, rentals } = simulateRun(
    configOf({
      master_simulation: {
        total_weeks: 40,
        inventory_additions: [
          [5, 60, 'new'],
          [20, 60, 'newer'],
        ],
      },
    }),
  );
  const backAt = new Map<number, number>();
  let chosen = 0;
  for (const rental of rentals) {
    const film = chain.copies.filmIndex[rental.inventoryId - 1];
    const store = chain.copies.storeIndex[rental.inventoryId - 1];
    const newerAndIn = Array.from(
      { length: chain.copies.count - rental.inventoryId },
      (_, i) => rental.inventoryId + 1 + i,
    )
      .filter((id) => chain.copies.filmIndex[id - 1] === film && chain.copies.storeIndex[id - 1] === store)
      .filter((id) => chain.copies.boughtSecond[id - 1]! < rental.second)
      .filter((id) => (backAt.get(id) ?? 0) <= rental.second);
    expect(newerAndIn).toEqual([]);
    chosen++;
    backAt.set(rental.inventoryId, rental.returnSecond === -1 ? Infinity : rental.returnSecond + 900);
  }
  expect(chosen).toBe(rentals.length);
});

test('a sale is lost only when five different films, or all there are, are out', () => {
  const chainOf = (films: number) =>
    simulateRun(
      configOf({
        generation: {
          films_count: films,
          stores_count: 1,
          initial_customers: 400,
          base_weekly_transactions: films * 2,
          rental_distribution: { enabled: false },
          spike_day_probability: 0,
        },
        master_simulation: {
          total_weeks: 30,
          seasonal_multipliers: FLAT,
          growth: { rate: 0 },
          inventory_additions: [],
        },
      }),
    ).ledger.total;
  // With 2.5 copies a title, each out about a week, two asked for a week: four of five films are in, so five wishes
  // hardly ever all fail, where a single one would fail every fifth time.
  const { lost_sales, rentals } = chainOf(60);
  expect(lost_sales / (lost_sales + rentals)).toBeLessThan(0.08);
});
