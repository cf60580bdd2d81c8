import { isoDate, numberAbove, section, wholeNumber } from './fields.js';

/** The longest run, in weeks: what fits between 1971 and 2038. */
export const MAX_WEEKS = 3480;

export const startDate = isoDate();
export const seed = wholeNumber(0, 4_294_967_295);
export const scaleFactor = numberAbove(0, 1000);

export const simulationSchema = section({
  start_date: startDate
    .default('2001-10-01')
    .describe('First day of the simulation, a date from 1971 on; it moves back to its Monday.'),
  initial_weeks: wholeNumber(1, MAX_WEEKS)
    .default(12)
    .describe(
      'Length of the opening phase in weeks, counted in master_simulation.total_weeks and reported apart. ' +
        'Given alone, with no total_weeks anywhere, it is the whole run.',
    ),
  settle_days: wholeNumber(0, 366)
    .default(11)
    .describe('Days from the end of the last week to the moment the data is a snapshot of.'),
  seed: seed.default(42).describe('Seed of every random stream: the same seed makes the same data.'),
  scale_factor: scaleFactor
    .default(1)
    .describe(
      'Multiplies customers, copies, stores and demand; at most 1000, so that ids and memory stay within bounds.',
    ),
});
