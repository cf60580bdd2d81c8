import { TARGET_KINDS } from './connection.js';

/** The options that commands have together. */
export type OptionGroup =
  | 'simulation'
  | 'threads'
  | 'dryRun'
  | 'folder'
  | 'replacement'
  | 'yes'
  | 'csv'
  | 'target'
  | 'duckDbFolder'
  | 'views'
  | 'server'
  | 'binlog'
  | 'output';

/** The declaration of an option: how it is written on the command line, in the environment and in the configuration. */
interface OptionDeclaration {
  /** As in the help: `-s, --scale-factor <s>`. */
  readonly flags: string;
  /** Its groups: a command takes options by the group. */
  readonly groups: readonly OptionGroup[];
  /** One line for the help. */
  readonly help: string;
  /** The environment variable that gives it, if there is one. */
  readonly variable?: string;
  /** The configuration's key that it sets, if there is one. */
  readonly path?: readonly string[];
  /** The values that it may have, if they are few. */
  readonly choices?: readonly string[];
  /** The lowest and the highest whole number that it may be. */
  readonly range?: readonly [lowest: number, highest: number];
  /** An option that must not be given with it. */
  readonly conflicts?: string;
}

const TOTAL_WEEKS = ['master_simulation', 'total_weeks'] as const;

/** Every option that several commands have, by the name that commander gives it, in the order of the help. */
export const OPTION_TABLE = {
  weeks: {
    groups: ['simulation'],
    flags: '--weeks <n>',
    help: 'weeks to simulate (default: 156)',
    variable: 'DVDRENTAL_WEEKS',
    path: TOTAL_WEEKS,
  },
  years: {
    groups: ['simulation'],
    flags: '--years <n>',
    help: 'years to simulate, of 52 weeks each',
    variable: 'DVDRENTAL_YEARS',
    path: TOTAL_WEEKS,
  },
  startDate: {
    groups: ['simulation'],
    flags: '--start-date <date>',
    help: 'first day, moved back to its Monday (default: 2001-10-01)',
    variable: 'DVDRENTAL_START_DATE',
    path: ['simulation', 'start_date'],
  },
  seed: {
    groups: ['simulation'],
    flags: '--seed <n>',
    help: 'seed of all randomness (default: 42)',
    variable: 'DVDRENTAL_SEED',
    path: ['simulation', 'seed'],
  },
  scaleFactor: {
    groups: ['simulation'],
    flags: '-s, --scale-factor <s>',
    help: 'multiplies customers, copies and demand (default: 1)',
    variable: 'DVDRENTAL_SCALE_FACTOR',
    path: ['simulation', 'scale_factor'],
  },
  scenario: {
    groups: ['simulation'],
    flags: '--scenario <scenario>',
    help: 'the scenario to start from (default: standard-3-year)',
    variable: 'DVDRENTAL_SCENARIO',
  },
  config: {
    groups: ['simulation', 'server'],
    flags: '--config <file>',
    help: 'a JSON configuration file; comments are allowed (default: none)',
  },
  season: {
    groups: ['simulation'],
    flags: '--season <percent>',
    help: 'one percentage for every month instead of the seasons',
    variable: 'DVDRENTAL_SEASON',
    path: ['master_simulation', 'seasonal_multipliers'],
  },
  dirty: {
    groups: ['simulation'],
    flags: '--dirty <percent>',
    help: 'percent of the rows to make dirty, up to 50; the table dirt is the answer key (default: 0)',
    variable: 'DVDRENTAL_DIRTY',
    path: ['dirt', 'percent'],
  },
  threads: {
    groups: ['threads'],
    flags: '--threads <n>',
    help: 'worker threads (default: all cores; half of them while a server on this machine is loaded)',
    variable: 'DVDRENTAL_THREADS',
    range: [1, 256],
  },
  dryRun: {
    groups: ['dryRun'],
    flags: '--dry-run',
    help: 'print rows, bytes, memory and time of each step; change nothing',
  },

  outputDir: {
    groups: ['folder', 'duckDbFolder'],
    flags: '-o, --output-dir <dir>',
    help: 'the dataset folder (default: out/<database>)',
    variable: 'DVDRENTAL_OUTPUT_DIR',
  },
  header: { groups: ['folder'], flags: '--header', help: 'begin each CSV file with the names of its columns' },
  null: { groups: ['folder'], flags: '--null <text>', help: 'the text for NULL in CSV files (default: \\N)' },
  bom: {
    groups: ['folder'],
    flags: '--bom',
    help: 'begin each CSV file with a byte order mark, for Excel; with --header',
  },
  overwrite: {
    groups: ['folder', 'replacement'],
    flags: '--overwrite',
    help: 'replace an existing dataset and database of this program',
    conflicts: 'resume',
  },
  resume: { groups: ['folder', 'replacement'], flags: '--resume', help: 'continue after a run that was interrupted' },
  yes: { groups: ['yes'], flags: '--yes', help: 'do not ask before data is lost' },
  csv: { groups: ['csv'], flags: '--no-csv', help: 'load from memory and write no files' },

  target: {
    groups: ['target'],
    flags: '--target <kind>',
    help: 'the engine; auto: a server, else DuckDB (default: auto)',
    variable: 'DVDRENTAL_TARGET',
    choices: TARGET_KINDS,
  },
  views: {
    groups: ['views'],
    flags: '--views',
    help: 'also create views for reports, such as customer_list and late_fees',
  },

  url: {
    groups: ['server'],
    flags: '--url <url>',
    help: 'the server as mysql://user@host:port/database, without a password',
    variable: 'DVDRENTAL_URL',
  },
  host: {
    groups: ['server'],
    flags: '-h, --host <host>',
    help: 'its host (help is --help)',
    variable: 'DVDRENTAL_HOST',
  },
  port: {
    groups: ['server'],
    flags: '-P, --port <port>',
    help: 'its port (default: 3306)',
    variable: 'DVDRENTAL_PORT',
  },
  socket: { groups: ['server'], flags: '-S, --socket <path>', help: 'its unix socket', variable: 'DVDRENTAL_SOCKET' },
  user: { groups: ['server'], flags: '-u, --user <name>', help: 'the user to connect as', variable: 'DVDRENTAL_USER' },
  password: {
    groups: ['server'],
    flags: '-p, --password',
    help: 'ask for the password; or put it into DVDRENTAL_PASSWORD',
    variable: 'DVDRENTAL_PASSWORD',
  },
  database: {
    groups: ['server'],
    flags: '-D, --database <name>',
    help: 'the database (default: dvdrental_live)',
    variable: 'DVDRENTAL_DATABASE',
  },
  sslMode: {
    groups: ['server'],
    flags: '--ssl-mode <mode>',
    help: 'DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY',
    variable: 'DVDRENTAL_SSL_MODE',
  },
  sslCa: {
    groups: ['server'],
    flags: '--ssl-ca <file>',
    help: 'certificates to check the server’s against',
    variable: 'DVDRENTAL_SSL_CA',
  },
  binlog: {
    groups: ['binlog'],
    flags: '--no-binlog',
    help: 'keep the changes out of the server’s binary log, so replicas do not get them',
    variable: 'DVDRENTAL_NO_BINLOG',
  },

  json: { groups: ['output'], flags: '--json', help: 'the result as one JSON document on stdout' },
  quiet: { groups: ['output'], flags: '-q, --quiet', help: 'no progress, only results', conflicts: 'verbose' },
  progress: { groups: ['output'], flags: '--no-progress', help: 'lines only, no live bars' },
  verbose: { groups: ['output'], flags: '-v, --verbose', help: 'more detail, and a stack trace with each error' },
} as const satisfies Readonly<Record<string, OptionDeclaration>>;

type Table = typeof OPTION_TABLE;

export type OptionName = keyof Table;

/** The options that name a server. */
export const SERVER_OPTIONS = ['url', 'host', 'port', 'socket', 'user', 'password', 'sslMode', 'sslCa'] as const;

/** The options whose values become a part of the configuration or of the connection. */
export const CONFIG_OPTIONS = [
  'weeks',
  'years',
  'startDate',
  'seed',
  'scaleFactor',
  'season',
  'dirty',
  ...SERVER_OPTIONS,
  'database',
] as const;

export type ConfigOptionName = (typeof CONFIG_OPTIONS)[number];

/** Options as text, or already as numbers. */
export type ConfigFlags = { readonly [Name in ConfigOptionName | 'scenario']?: string | number | undefined };

/** The values of options as commander gives them: a text, a number in a range, or a switch. */
export type OptionValues = {
  readonly [Name in OptionName]?: Table[Name] extends { readonly range: readonly [number, number] }
    ? number
    : Table[Name]['flags'] extends `${string}<${string}>`
      ? string
      : boolean;
};

/** The declaration of an option, with every optional property. */
export function declarationOf(name: OptionName): OptionDeclaration {
  return OPTION_TABLE[name];
}

/** The long flag of an option: `--scale-factor`. */
export function flagOf(name: OptionName): string {
  return /--[a-z-]+/.exec(OPTION_TABLE[name].flags)?.[0] ?? name;
}

/** The options of a group, in the order of the help. */
export function optionsOf(group: OptionGroup): OptionName[] {
  const names = Object.keys(OPTION_TABLE) as OptionName[];
  return names.filter((name) => declarationOf(name).groups.includes(group));
}
