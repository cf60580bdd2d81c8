import {
  dollars,
  flag,
  lineOfText,
  listOf,
  numberAbove,
  numberBetween,
  oneOf,
  rate,
  section,
  wholeNumber,
} from './fields.js';
import { MAX_WEEKS } from './simulation-schema.js';

const rentalDistributionSchema = section({
  enabled: flag().default(true).describe('Whether films differ in popularity; false: all alike.'),
  type: oneOf(['power_law']).default('power_law').describe('The law that popularity follows.'),
  alpha: numberBetween(0, 5).default(1).describe('Zipf exponent of film popularity; 0: all alike.'),
});

const newMovieBoostSchema = section({
  enabled: flag().default(true).describe('Whether new releases are wanted more.'),
  days_to_boost: wholeNumber(0, 3650).default(40).describe('Days after its release that a film is boosted.'),
  boost_factor: numberBetween(0, 1000)
    .default(3)
    .describe('How many times as much a film weighs on its release; falls linearly to 1.'),
  boost_percentage: numberBetween(0, 100)
    .default(10)
    .describe('Percent of the new films, the most popular ones, that are boosted.'),
});

const studentNamesSchema = section({
  enabled: flag().default(false).describe('Whether first names come from the list.'),
  names: listOf(
    lineOfText(1, 45).refine((name) => /\S/.test(name) && !name.includes('\\'), 'a name without a backslash'),
    'a list of first names',
  )
    .default([])
    .describe('Names for customers and actors, up to 45 characters: a first name, or a first and a last.'),
});

export const generationSchema = section({
  films_count: wholeNumber(1, 100_000).default(100).describe('Films a store carries.'),
  stores_count: wholeNumber(1, 10_000).default(2).describe('Stores of the chain at scale factor 1.'),
  initial_customers: wholeNumber(0, 1_000_000).default(100).describe('Customers on the opening day.'),
  weekly_new_customers: numberBetween(0, 1_000_000)
    .default(42)
    .describe(
      'Customers who join in an opening week; fewer later, as most households in reach are customers. May be fractional.',
    ),
  base_weekly_transactions: numberAbove(0, 1_000_000)
    .default(269)
    .describe('Expected rentals a week of the whole chain at scale factor 1, before growth and season.'),
  customer_churn_after_weeks: wholeNumber(0, MAX_WEEKS)
    .default(5)
    .describe('Weeks that every customer stays before he may leave.'),
  churn_rate: rate().default(0.4).describe('Share of the customers not loyal who leave early.'),
  annual_attrition: rate().default(0.25).describe('Share of the other customers not loyal who leave each year.'),
  loyal_customer_rate: rate().default(0.15).describe('Share of the customers who never leave.'),
  rental_duration_min: wholeNumber(1, 60).default(3).describe('Shortest rental period of a film, days.'),
  rental_duration_max: wholeNumber(1, 60).default(7).describe('Longest rental period of a film, days.'),
  late_return_probability: rate().default(0.3).describe('Share of the rentals that come back late.'),
  late_days_max: wholeNumber(1, 300).default(14).describe('Most days that a late rental is overdue.'),
  late_fee_per_day: dollars(99.99)
    .default(1.5)
    .describe('The price of each calendar day past due, in dollars, paid at the return; 0: none.'),
  film_rental_rate_min: dollars(99.99).default(2.99).describe('Lowest price of a rental, dollars.'),
  film_rental_rate_max: dollars(99.99).default(9.99).describe('Highest price of a rental, dollars.'),
  film_length_min: wholeNumber(1, 1000).default(80).describe('Shortest film, minutes.'),
  film_length_max: wholeNumber(1, 1000).default(180).describe('Longest film, minutes.'),
  film_replacement_cost_min: dollars(999.99).default(10).describe('Lowest replacement cost, dollars.'),
  film_replacement_cost_max: dollars(999.99).default(30).describe('Highest replacement cost, dollars.'),
  week_shift_threshold: wholeNumber(0, MAX_WEEKS)
    .nullable()
    .default(null)
    .describe(
      'Weeks from the start after which business drifts from Friday to Sunday to the working days; null, like ' +
        'week_shift_duration: the busy days stay. Given alone, the drift takes 16 weeks.',
    ),
  week_shift_duration: wholeNumber(0, MAX_WEEKS)
    .nullable()
    .default(null)
    .describe('Weeks that this drift takes; null: see week_shift_threshold. Given alone, it begins after 8 weeks.'),
  spike_day_probability: rate()
    .default(0.03)
    .describe('Share of the days on which an event, such as a storm or a promotion, changes the demand of a store.'),
  spike_day_multiplier: numberBetween(0, 1000)
    .default(2.5)
    .describe('The mean of what such events multiply demand by.'),
  rental_distribution: rentalDistributionSchema.prefault({}).describe('How popularity is spread over films.'),
  new_movie_boost: newMovieBoostSchema.prefault({}).describe('How much more new releases are wanted.'),
  student_names: studentNamesSchema.prefault({}).describe('First names of your own choice.'),
});
