import type { Config } from '../../config/schema.js';
import { epochDayOf } from './civil.js';
import { monthNumber, percentMultiplier } from './demand-calendar.js';

type MasterSimulation = Config['master_simulation'];

/** The weights of a day beside the season. The day counts from 1970-01-01. */
export interface DayWeights {
  readonly weekday: (epochDay: number) => number;
  readonly holiday: (epochDay: number) => number;
}

/** A month's curve: a quadratic polynomial in Bernstein form over the month, from 0 to 1. */
interface MonthCurve {
  readonly firstDay: number;
  readonly days: number;
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Holidays raise or lower the level of a month's other days at most by this factor. */
const MAX_CORRECTION = 2;

/**
 * The season as a curve without steps. Between two months it passes through the mean of their levels. Within a month it
 * is a quadratic polynomial, chosen so that the month's total, weekdays and holidays included, is what its configured
 * multiplier gives without holidays. A month's curve depends on its neighbours and the calendar only, not on the run.
 */
export class SeasonCurve {
  private readonly curves = new Map<number, MonthCurve>();
  private readonly levels = new Map<number, number>();

  constructor(
    private readonly master: Pick<MasterSimulation, 'seasonal_multipliers' | 'season_overrides'>,
    private readonly weights: DayWeights,
  ) {}

  /** The season's multiplier on a day of a week: the last override that names the week, else the curve's. Never below 0. */
  on(epochDay: number, week: number): number {
    let percent: number | undefined;
    for (const override of this.master.season_overrides) {
      if (week >= override.from_week && week <= override.to_week) percent = override.percent;
    }
    return percent === undefined ? this.curveOn(epochDay) : percentMultiplier(percent);
  }

  private curveOn(epochDay: number): number {
    const month = monthNumber(epochDay);
    let curve = this.curves.get(month);
    if (curve === undefined) {
      curve = this.planMonth(month);
      this.curves.set(month, curve);
    }
    const { firstDay, days, start, middle, end } = curve;
    const [ofStart, ofMiddle, ofEnd] = shapesOn(epochDay - firstDay, days);
    return Math.max(0, start * ofStart + middle * ofMiddle + end * ofEnd);
  }

  private planMonth(month: number): MonthCurve {
    const firstDay = firstDayOf(month);
    const days = firstDayOf(month + 1) - firstDay;
    const level = this.levelOf(month);
    const start = meet(this.levelOf(month - 1), level);
    const end = meet(level, this.levelOf(month + 1));
    let rest = 0;
    let ofMiddle = 0;
    for (let day = 0; day < days; day++) {
      const weight = this.weights.weekday(firstDay + day) * this.weights.holiday(firstDay + day);
      const [atStart, atMiddle, atEnd] = shapesOn(day, days);
      rest += weight * (level - start * atStart - end * atEnd);
      ofMiddle += weight * atMiddle;
    }
    // Below this the polynomial has negative values.
    const least = -Math.sqrt(start * end);
    return { firstDay, days, start, end, middle: ofMiddle > 0 ? Math.max(rest / ofMiddle, least) : least };
  }

  /** The mean that the curve has in a month, so that its total with holidays is that of its multiplier without. */
  private levelOf(month: number): number {
    const known = this.levels.get(month);
    if (known !== undefined) return known;
    const key = String((month % 12) + 1) as keyof MasterSimulation['seasonal_multipliers'];
    let ordinary = 0;
    let actual = 0;
    for (let day = firstDayOf(month); day < firstDayOf(month + 1); day++) {
      const share = this.weights.weekday(day);
      ordinary += share;
      actual += share * this.weights.holiday(day);
    }
    const correction = ordinary < MAX_CORRECTION * actual ? ordinary / actual : MAX_CORRECTION;
    const level = percentMultiplier(this.master.seasonal_multipliers[key]) * correction;
    this.levels.set(month, level);
    return level;
  }
}

function firstDayOf(month: number): number {
  return epochDayOf(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** The value between two months: their mean, at most twice the lower, so that the curve stays above 0. */
function meet(one: number, other: number): number {
  return Math.min((one + other) / 2, 2 * one, 2 * other);
}

/** The means of the Bernstein polynomials (1 − t)², 2t(1 − t) and t² over a day of a month of so many days. */
function shapesOn(day: number, days: number): readonly [number, number, number] {
  const from = day / days;
  const to = (day + 1) / days;
  const square = (to * to - from * from) * days;
  const cube = ((to * to * to - from * from * from) * days) / 3;
  return [1 - square + cube, square - 2 * cube, cube];
}
