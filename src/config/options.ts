import type { z } from 'zod';
import * as connection from './connection-schema.js';
import { lineOfText, wholeNumber } from './fields.js';
import { seasonPercent, totalWeeks } from './master-schema.js';
import { MAX_WEEKS, scaleFactor, seed, startDate } from './simulation-schema.js';

/** What the command line says about the configuration and the connection, as text or already as numbers. */
export type ConfigFlags = { readonly [Name in OptionName]?: string | number | undefined };

export type OptionName = SettingName | ConnectionOptionName | 'scenario';

type SettingName = 'weeks' | 'years' | 'startDate' | 'seed' | 'scaleFactor' | 'season';

export type ConnectionOptionName =
  | 'url'
  | 'host'
  | 'port'
  | 'socket'
  | 'user'
  | 'database'
  | 'password'
  | 'sslMode'
  | 'sslCa';

/** A value that flags and variables can give: what each calls it, and what it may be. */
export interface Option {
  readonly flag: string;
  readonly variable: string;
  readonly schema: z.ZodType;
  /** The configuration's key that the option sets; connection options have none. */
  readonly path?: readonly string[];
  /** What the key becomes, when that is not the option's value itself. */
  readonly convert?: (value: number) => unknown;
}

const WEEKS_IN_A_YEAR = 52;
const TOTAL_WEEKS = ['master_simulation', 'total_weeks'];

/** Every option that the configuration takes from flags and from the environment, but the scenario. */
export const OPTIONS: Readonly<Record<Exclude<OptionName, 'scenario'>, Option>> = {
  weeks: {
    flag: '--weeks',
    variable: 'DVDRENTAL_WEEKS',
    schema: totalWeeks,
    path: TOTAL_WEEKS,
  },
  years: {
    flag: '--years',
    variable: 'DVDRENTAL_YEARS',
    schema: wholeNumber(1, Math.floor(MAX_WEEKS / WEEKS_IN_A_YEAR)),
    path: TOTAL_WEEKS,
    convert: (years) => WEEKS_IN_A_YEAR * years,
  },
  startDate: {
    flag: '--start-date',
    variable: 'DVDRENTAL_START_DATE',
    schema: startDate,
    path: ['simulation', 'start_date'],
  },
  seed: {
    flag: '--seed',
    variable: 'DVDRENTAL_SEED',
    schema: seed,
    path: ['simulation', 'seed'],
  },
  scaleFactor: {
    flag: '--scale-factor',
    variable: 'DVDRENTAL_SCALE_FACTOR',
    schema: scaleFactor,
    path: ['simulation', 'scale_factor'],
  },
  season: {
    flag: '--season',
    variable: 'DVDRENTAL_SEASON',
    schema: seasonPercent,
    path: ['master_simulation', 'seasonal_multipliers'],
    convert: everyMonth,
  },
  url: { flag: '--url', variable: 'DVDRENTAL_URL', schema: lineOfText(1, 4096) },
  host: { flag: '--host', variable: 'DVDRENTAL_HOST', schema: connection.host },
  port: { flag: '--port', variable: 'DVDRENTAL_PORT', schema: connection.port },
  socket: { flag: '--socket', variable: 'DVDRENTAL_SOCKET', schema: connection.socket },
  user: { flag: '--user', variable: 'DVDRENTAL_USER', schema: connection.user },
  database: { flag: '--database', variable: 'DVDRENTAL_DATABASE', schema: connection.database },
  password: { flag: '--password', variable: 'DVDRENTAL_PASSWORD', schema: connection.password },
  sslMode: { flag: '--ssl-mode', variable: 'DVDRENTAL_SSL_MODE', schema: connection.sslMode },
  sslCa: { flag: '--ssl-ca', variable: 'DVDRENTAL_SSL_CA', schema: connection.sslCa },
};

function everyMonth(percent: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 12 }, (_, month) => [String(month + 1), percent]));
}
