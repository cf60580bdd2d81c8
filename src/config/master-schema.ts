import { z } from 'zod';
import { lineOfText, listOf, numberAbove, numberBetween, oneOf, section, wholeNumber } from './fields.js';
import { MAX_WEEKS } from './simulation-schema.js';

export const totalWeeks = wholeNumber(1, MAX_WEEKS);
export const seasonPercent = numberBetween(-100, 10_000);
const week = wholeNumber(0, MAX_WEEKS);

function month(percent: number, name: string) {
  return seasonPercent.default(percent).describe(`Demand in ${name}, percent above (or below) the average.`);
}

const seasonalMultipliersSchema = section({
  '1': month(20, 'January'),
  '2': month(-10, 'February'),
  '3': month(10, 'March'),
  '4': month(15, 'April'),
  '5': month(20, 'May'),
  '6': month(80, 'June'),
  '7': month(100, 'July'),
  '8': month(90, 'August'),
  '9': month(30, 'September'),
  '10': month(25, 'October'),
  '11': month(40, 'November'),
  '12': month(60, 'December'),
});

const additionSchema = z.tuple(
  [week, wholeNumber(1, 1_000_000), lineOfText(0, 100).default('')],
  'an addition written [week, quantity, note]',
);

const growthSchema = section({
  model: oneOf(['linear', 'compound', 'logistic'])
    .default('linear')
    .describe('linear: 1 + rate·week; compound: (1 + rate)^week; logistic: an S-curve up to the ceiling.'),
  rate: numberBetween(-1, 10).default(0.02).describe('Growth a week: 0.02 is 2 %; below 0 the chain declines.'),
  ceiling: numberAbove(0, 1_000_000)
    .nullable()
    .default(1.2)
    .describe('The most that growth multiplies by; null: no ceiling.'),
});

const phaseSchema = section({
  from_week: week.describe('First week of the phase, counted from 0.'),
  to_week: week.describe('Last week of the phase, included.'),
  multiplier: numberBetween(0, 1000).describe('Demand during the phase, times this.'),
  label: lineOfText(0, 100).default('').describe('What the phase stands for.'),
}).refine((phase) => phase.from_week <= phase.to_week, 'a phase whose from_week is not after its to_week');

const seasonOverrideSchema = section({
  from_week: week.describe('First week of it, counted from 0.'),
  to_week: week.describe('Last week of it, included.'),
  percent: seasonPercent.describe('Demand in these weeks, percent above (or below) the average.'),
}).refine((one) => one.from_week <= one.to_week, 'weeks whose from_week is not after their to_week');

/** The name of a genre: one of the catalogue's, or any other, which becomes a category too. */
export const genre = lineOfText(1, 25).refine(
  (name) => name.trim() === name && !name.includes('\\'),
  'the name of a genre, 1 to 25 characters without a backslash',
);

const hotCategorySchema = section({
  weeks: listOf(week, 'a list of weeks, counted from 0').describe('Weeks on which stores buy this genre.'),
  category: genre.describe('The genre whose newest films are bought.'),
  priority: oneOf(['high', 'medium', 'low']).default('medium').describe('Which goes first when two fall on one week.'),
  inventory_boost: numberAbove(0, 100).default(1).describe('Copies per film, times this.'),
  purchase_per_release: wholeNumber(1, 1000).default(5).describe('How many films are bought.'),
  note: lineOfText(0, 100).default('').describe('What the purchase is for.'),
});

const HOT_CATEGORIES = [{ weeks: [4, 16], category: 'Action', priority: 'high', purchase_per_release: 5 }];

export const filmReleaseStrategySchema = section({
  market_weekly_releases: wholeNumber(0, 1000).default(20).describe('Films that come out each week.'),
  purchased_from_market_strategy: oneOf(['hot_categories'])
    .default('hot_categories')
    .describe('How stores choose among the releases: by hot_categories.'),
  hot_category_rotation_weeks: wholeNumber(1, MAX_WEEKS)
    .default(12)
    .describe('Period, in weeks, with which hot_categories repeats after its last week.'),
  hot_categories: listOf(hotCategorySchema, 'a list of hot categories')
    .default([])
    .describe('Which genres the stores buy, and in which weeks. Without one, no store has any of the films.')
    .meta({ examples: [HOT_CATEGORIES] }),
});

export const masterSimulationSchema = section({
  total_weeks: totalWeeks.default(156).describe('Weeks to simulate, each from Monday to Sunday.'),
  seasonal_multipliers: seasonalMultipliersSchema
    .prefault({})
    .describe('Percent by which demand differs from the average, for each month from 1 to 12.'),
  season_overrides: listOf(seasonOverrideSchema, 'a list of weeks with a percentage')
    .default([])
    .describe('Weeks with one percentage instead of their months’; the last that names a week counts.')
    .meta({ examples: [[{ from_week: 30, to_week: 33, percent: 150 }]] }),
  inventory_additions: listOf(additionSchema, 'a list of additions [week, quantity, note], or null')
    .nullable()
    .default(null)
    .describe('Copies bought during the run: [week, quantity, note] each; null: the standard schedule.')
    .meta({ examples: [[[12, 25, 'for the holidays']]] }),
  growth: growthSchema.prefault({}).describe('How the chain grows from week to week.'),
  phases: listOf(phaseSchema, 'a list of phases')
    .default([])
    .describe('Times of more or less demand, such as a lockdown.')
    .meta({ examples: [[{ from_week: 20, to_week: 27, multiplier: 0.3, label: 'Lockdown' }]] }),
  film_release_strategy: filmReleaseStrategySchema
    .nullable()
    .default(null)
    .describe('Films that come out during the run, and what stores buy of them; null: none come out.')
    .meta({ examples: [{ market_weekly_releases: 20, hot_categories: HOT_CATEGORIES }] }),
});
