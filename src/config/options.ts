import type { z } from 'zod';
import * as connection from './connection-schema.js';
import { dirtPercent } from './dirt-schema.js';
import { lineOfText, wholeNumber } from './fields.js';
import { seasonPercent, totalWeeks } from './master-schema.js';
import type { ConfigOptionName } from './option-table.js';
import { MAX_WEEKS, scaleFactor, seed, startDate } from './simulation-schema.js';

/** What the value of an option may be, and what its configuration key becomes. */
interface OptionRule {
  readonly schema: z.ZodType;
  /** The value is a number. */
  readonly isNumber?: boolean;
  /** The value is not repeated in messages. */
  readonly isSecret?: boolean;
  /** The value of the configuration's key, if it is not the option's own. */
  readonly convert?: (value: number) => unknown;
}

const WEEKS_IN_A_YEAR = 52;

/** The rules of the options of option-table.ts that the configuration takes, apart from the scenario. */
export const OPTION_RULES: Readonly<Record<ConfigOptionName, OptionRule>> = {
  weeks: { schema: totalWeeks, isNumber: true },
  years: {
    schema: wholeNumber(1, Math.floor(MAX_WEEKS / WEEKS_IN_A_YEAR)),
    isNumber: true,
    convert: (years) => WEEKS_IN_A_YEAR * years,
  },
  startDate: { schema: startDate },
  seed: { schema: seed, isNumber: true },
  scaleFactor: { schema: scaleFactor, isNumber: true },
  season: {
    schema: seasonPercent,
    isNumber: true,
    convert: (percent) => Object.fromEntries(Array.from({ length: 12 }, (_, month) => [String(month + 1), percent])),
  },
  dirty: { schema: dirtPercent, isNumber: true },
  url: { schema: lineOfText(1, 4096), isSecret: true },
  host: { schema: connection.host },
  port: { schema: connection.port, isNumber: true },
  socket: { schema: connection.socket },
  user: { schema: connection.user },
  database: { schema: connection.database },
  password: { schema: connection.password, isSecret: true },
  sslMode: { schema: connection.sslMode },
  sslCa: { schema: connection.sslCa },
};
