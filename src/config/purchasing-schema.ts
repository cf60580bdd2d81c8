import { z } from 'zod';
import { listOf, numberAbove, oneOf, section, wholeNumber } from './fields.js';
import { genre } from './master-schema.js';
import { defaultsOf, PURCHASE_STRATEGIES, type PurchaseStrategy } from './purchase-strategies.js';

const copies = wholeNumber(1, 1000);
const RANGE = 'a range [min, max] of copies whose min is not above its max';

const copyRange = z.tuple([copies, copies], RANGE).refine(([least, most]) => least <= most, RANGE);

const quarter = listOf(genre, 'a list of genres').min(1, 'a list of at least one genre');

const seasonalPreferencesSchema = section({
  Q1: quarter.default(['Drama', 'Romance', 'Comedy']).describe('Genres bought from January to March.'),
  Q2: quarter.default(['Action', 'Sci-Fi', 'Adventure']).describe('Genres bought from April to June.'),
  Q3: quarter.default(['Horror', 'Thriller', 'Action']).describe('Genres bought from July to September.'),
  Q4: quarter.default(['Family', 'Animation', 'Comedy']).describe('Genres bought from October to December.'),
});

function plan(strategy: PurchaseStrategy) {
  const { copies: range, diversification } = defaultsOf(strategy);
  return {
    inventory_per_film: copyRange.default([...range]).describe('[min, max] copies bought per film and purchase.'),
    diversification_factor: numberAbove(0, 1)
      .default(diversification)
      .describe('Share of the genres in reach that a purchase spreads over: 1 all, 0.3 a third.'),
  };
}

const preferences = seasonalPreferencesSchema.describe('Genres bought in each quarter of the year.');

/** What each strategy buys. */
const strategySections = {
  aggressive: section({ ...plan('aggressive'), seasonal_preferences: preferences.optional() })
    .prefault({})
    .describe('What the strategy aggressive buys.'),
  stable: section({ ...plan('stable'), seasonal_preferences: preferences.optional() })
    .prefault({})
    .describe('What the strategy stable buys.'),
  seasonal: section({ ...plan('seasonal'), seasonal_preferences: preferences.prefault({}) })
    .prefault({})
    .describe('What the strategy seasonal buys.'),
} satisfies Readonly<Record<PurchaseStrategy, z.ZodType>>;

export const inventoryPurchasingSchema = section({
  strategy: oneOf(PURCHASE_STRATEGIES)
    .default('aggressive')
    .describe(`${PURCHASE_STRATEGIES.map((name) => `${name}: ${defaultsOf(name).meaning}`).join('; ')}.`),
  ...strategySections,
});
