/** Demand of each weekday, Monday first, where an average day is 1. */
const WEEKEND_HEAVY = [0.7, 0.7, 0.75, 0.85, 1.35, 1.5, 1.15] as const;
const WEEKDAY_HEAVY = [1.2, 1.15, 1.15, 1.1, 0.9, 0.75, 0.75] as const;

/**
 * The demand of a weekday (0 is Monday) in a week: Friday to Sunday heavy until week `threshold`, then drifting
 * over `duration` weeks to a demand that is highest on working days. The seven always add up to 7.
 */
export function weekdayShare(weekday: number, week: number, threshold: number, duration: number): number {
  const drift = duration > 0 ? (week - threshold) / duration : week < threshold ? 0 : 1;
  const drifted = drift < 0 ? 0 : Math.min(drift, 1);
  const early = WEEKEND_HEAVY[weekday] ?? 1;
  const late = WEEKDAY_HEAVY[weekday] ?? 1;
  return early + (late - early) * drifted;
}
