import type { OldGeneration } from './old-schema.js';
import { MAX_WEEKS } from './simulation-schema.js';

/** A time of more or less demand, as in master_simulation.phases. */
export interface Phase {
  readonly from_week: number;
  readonly to_week: number;
  readonly multiplier: number;
  readonly label: string;
}

/** The length of a phase. In a lifecycle demand changes every week; within a phase it stays the same. */
const STEP_WEEKS = 4;
const STAGES = ['growth', 'plateau', 'decline', 'reactivation'] as const;

/**
 * Translates an old configuration's lifecycle into phases. A stage changes demand every week, by a share of the opening
 * demand. The level at the end of the last stage stays for the rest of the run.
 *
 * @param ceiling - the most that demand is multiplied by; null: no ceiling
 */
export function planLifePhases(
  { business_lifecycle: lifecycle, volume_modifiers: factors }: OldGeneration,
  ceiling: number | null,
): readonly Phase[] {
  const phases: Phase[] = [];
  let level = 1;
  let week = 0;
  const add = (phase: Phase) => {
    const last = phases.at(-1);
    const to_week = Math.min(phase.to_week, MAX_WEEKS);
    const goesOn = last?.multiplier === phase.multiplier && last.label === phase.label;
    if (goesOn) phases[phases.length - 1] = { ...last, to_week };
    else if (phase.from_week <= MAX_WEEKS) phases.push({ ...phase, to_week });
  };
  const bounded = (value: number) => Math.max(0, Math.min(value, ceiling ?? Number.POSITIVE_INFINITY, 1000));
  for (const stage of STAGES) {
    const end = week + (lifecycle?.[`${stage}_phase_weeks`] ?? 0);
    const factor = factors?.[`${stage}_factor`] ?? 0;
    while (week < end) {
      const length = Math.min(STEP_WEEKS, end - week);
      // The level in the middle of the step.
      const multiplier = roundLevel(bounded(level + (factor * (length - 1)) / 2));
      add({ from_week: week, to_week: week + length - 1, multiplier, label: stage });
      level = bounded(level + factor * length);
      week += length;
    }
  }
  if (week > 0) add({ from_week: week, to_week: MAX_WEEKS, multiplier: roundLevel(level), label: 'afterwards' });
  return phases.filter(({ multiplier }) => multiplier !== 1);
}

/** Translates an old configuration's plateau into a phase; none if it multiplies by 1. */
export function planPlateau({ plateau }: OldGeneration): readonly Phase[] {
  const { start_week = 0, duration_weeks = 0, plateau_multiplier: multiplier = 1 } = plateau ?? {};
  if (duration_weeks === 0 || multiplier === 1 || start_week > MAX_WEEKS) return [];
  const to_week = Math.min(start_week + duration_weeks - 1, MAX_WEEKS);
  return [{ from_week: start_week, to_week, multiplier, label: 'plateau' }];
}

function roundLevel(level: number): number {
  return Math.round(level * 1000) / 1000;
}
