import { z } from 'zod';
import { isoDate, lineOfText, listOf, numberBetween, oneOf, section } from './fields.js';

const DATE = 'a day of every year, written like 12-25, or a date, written like 2001-12-25';

/** A day of every year or of one: `12-25`, `02-29`, `2001-12-25`. */
const holidayDate = z
  .string(DATE)
  .refine((text) => isoDate().safeParse(/^\d{2}-\d{2}$/.test(text) ? `2000-${text}` : text).success, DATE);

const holidaySchema = section({
  name: lineOfText(1, 100)
    .refine((name) => !name.includes('\\'), 'a name without a backslash')
    .describe('What the day is called.'),
  date: holidayDate.describe('The day: 12-25 in every year, 2001-12-25 in one.'),
  multiplier: numberBetween(0, 100).describe('Demand on the day, times this; 0: the stores are closed.'),
});

const HOLIDAYS = [
  { name: 'Christmas Day', date: '12-25', multiplier: 0 },
  { name: 'Town fair', date: '2002-05-18', multiplier: 0.5 },
];

export const calendarSchema = section({
  holidays: z
    .union(
      [oneOf(['us', 'none']), listOf(holidaySchema, 'a list of holidays')],
      'us, none, or a list of holidays {name, date, multiplier}',
    )
    .default('us')
    .describe(
      'Days with more or less demand: us, the holidays of the United States, with the stores closed on 25 December; ' +
        'none; or a list. A month keeps its total: a busy day takes from its other days.',
    )
    .meta({ examples: [HOLIDAYS] }),
});
