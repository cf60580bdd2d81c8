import { z } from 'zod';
import { dollars, flag, numberBetween, section, wholeNumber } from './fields.js';
import { MAX_WEEKS } from './simulation-schema.js';

/*
 * Keys that configurations of the old Python system have and this program's own have not. translate-old-keys.ts says
 * what becomes of each.
 */

const PAYMENTS = 'Accepted and ignored: payments follow from rental rates and late fees.';

const weeks = wholeNumber(0, MAX_WEEKS).optional();
const factor = numberBetween(-1, 10).optional();

function ignored(why: string) {
  return old(z.unknown(), `Accepted and ignored: ${why}.`);
}

/** A key that only older files have. It is optional, and not listed among the known keys. */
function old<Schema extends z.ZodType>(schema: Schema, description: string) {
  return schema.optional().meta({ description, deprecated: true });
}

const businessLifecycleSchema = section({
  growth_phase_weeks: weeks.describe('Weeks from the start in which demand changes by growth_factor.'),
  plateau_phase_weeks: weeks.describe('Weeks after them, by plateau_factor.'),
  decline_phase_weeks: weeks.describe('Weeks after them, by decline_factor.'),
  reactivation_phase_weeks: weeks.describe('Weeks after them, by reactivation_factor.'),
});

const volumeModifiersSchema = section({
  growth_factor: factor.describe('Share of the opening demand that each week of growth adds.'),
  plateau_factor: factor.describe('The same for each week of the plateau.'),
  decline_factor: factor.describe('The same for each week of decline; negative values lower demand.'),
  reactivation_factor: factor.describe('The same for each week of reactivation.'),
});

const plateauSchema = section({
  start_week: weeks.describe('First week of the plateau, counted from 0.'),
  duration_weeks: weeks.describe('How many weeks it lasts.'),
  plateau_multiplier: numberBetween(0, 1000).optional().describe('The factor of their demand.'),
  seasonal_volatility: ignored('the old program did not act on it'),
});

const lateFeesSchema = section({
  daily_rate: dollars(99.99).optional().describe('Read as generation.late_fee_per_day.'),
  calculation_frequency_days: ignored('a late fee is due at the return'),
  overdue_threshold_days: ignored('a late fee is due from the first day past due'),
});

const advancedFeaturesSchema = section({
  enable_late_fees: flag().optional().describe('false is read as a generation.late_fee_per_day of 0.'),
  late_fees: lateFeesSchema.optional().describe('The price of a late return.'),
  enable_ar_tracking: ignored('late fees are paid at the return'),
  enable_inventory_status_tracking: ignored('there is no table of it'),
  enable_seasonality: ignored('master_simulation.seasonal_multipliers has the seasons'),
  enable_customer_churn: ignored('generation.churn_rate says it'),
  seasonality: ignored('master_simulation.seasonal_multipliers has the seasons'),
  inventory_status: ignored('copies are neither damaged nor lost'),
  customer_behavior: ignored('generation.late_return_probability says it'),
});

/** The old keys of `generation`. */
export const oldGenerationKeys = {
  payment_amount_min: old(dollars(999.99), PAYMENTS),
  payment_amount_max: old(dollars(999.99), PAYMENTS),
  film_releases: ignored('master_simulation.film_release_strategy says what comes out'),
  performance: ignored('it tuned the old program'),
  customer_segments: ignored('customers differ by loyal_customer_rate, churn_rate and how often they rent'),
  reactivation: ignored('the old program did not act on it'),
  business_lifecycle: old(
    businessLifecycleSchema,
    'Read as master_simulation.phases, with the factors of volume_modifiers.',
  ),
  volume_modifiers: old(volumeModifiersSchema, 'The factors of business_lifecycle.'),
  plateau: old(plateauSchema, 'Read as one of master_simulation.phases.'),
  advanced_features: old(advancedFeaturesSchema, 'Read for the price of a late return; the rest is ignored.'),
};

/** The old keys of `simulation`. */
export const oldSimulationKeys = {
  total_weeks: ignored('master_simulation.total_weeks says how long the run is'),
};

/** The old keys of `master_simulation.film_release_strategy`. */
export const oldReleaseKeys = {
  weekly_releases: old(wholeNumber(0, 1000), 'The same as market_weekly_releases, which wins.'),
};

const oldGenerationSchema = section(oldGenerationKeys);

/** The old keys of `generation`, as read. */
export type OldGeneration = z.output<typeof oldGenerationSchema>;
