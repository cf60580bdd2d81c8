import { describe, expect, test } from 'vitest';
import { planDemand } from '../../../src/model/plan/demand.js';
import { storeShares } from '../../../src/model/plan/stores.js';
import { configOf } from '../../support/simulate.js';

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
