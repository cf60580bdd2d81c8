import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_DATABASE } from '../../config/defaults.js';
import type { ConfigFlags } from '../../config/options.js';

export const MAX_THREADS = 256;

/** What the options of any command may hold, as commander names them. */
export interface CommonOptions extends Omit<ConfigFlags, 'password'> {
  readonly config?: string;
  readonly password?: boolean;
  readonly threads?: number;
  readonly outputDir?: string;
  readonly overwrite?: boolean;
  readonly views?: boolean;
  readonly resume?: boolean;
  /** Data may be lost without a question. */
  readonly yes?: boolean;
  /** False: no files are to be written. */
  readonly csv?: boolean;
  readonly header?: boolean;
  /** What stands for NULL in CSV files. */
  readonly null?: string;
  readonly bom?: boolean;
  /** False: changes are kept out of the server's binary log. */
  readonly binlog?: boolean;
  readonly target?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly progress?: boolean;
  readonly verbose?: boolean;
}

/** Options that say what to simulate. */
export function addSimulationOptions(command: Command): Command {
  addThreadOptions(
    command
      .optionsGroup('Simulation:')
      .option('--weeks <n>', 'weeks to simulate (default: 156)')
      .option('--years <n>', 'years to simulate, of 52 weeks each')
      .option('--start-date <date>', 'first day, moved back to its Monday (default: 2001-10-01)')
      .option('--seed <n>', 'seed of all randomness (default: 42)')
      .option('-s, --scale-factor <s>', 'multiplies customers, copies and demand (default: 1)')
      .option('--scenario <scenario>', 'the scenario to start from (default: standard-3-year)')
      .option('--config <file>', 'a JSON configuration file; comments are allowed (default: none)')
      .option('--season <percent>', 'one percentage for every month instead of the seasons'),
  );
  return command.option('--dry-run', 'print rows, bytes, memory and time of each step; change nothing');
}

/** Options that say how to simulate, which changes nothing of what comes of it. */
export function addThreadOptions(command: Command): Command {
  return command
    .optionsGroup('Execution:')
    .option(
      '--threads <n>',
      'worker threads (default: all cores; half of them while a server on this machine is loaded)',
      wholeNumber(1, MAX_THREADS),
    );
}

export const TARGETS = ['auto', 'mysql', 'duckdb'] as const;

/** The option that says which engine; `auto` is the server that is named, else a private one, else DuckDB. */
export function addTargetOption(command: Command, more: readonly string[] = []): Command {
  const choices = [...TARGETS, ...more];
  return command
    .optionsGroup('Engine:')
    .addOption(
      new Option('--target <kind>', 'the engine; auto: a server, else DuckDB (default: auto)').choices(choices),
    );
}

/** Options that name a database of any engine, for commands that write no dataset. */
export function addPlaceOptions(command: Command): Command {
  addTargetOption(command).option('-o, --output-dir <dir>', 'the folder of the DuckDB file (default: out/<database>)');
  return addConnectionOptions(command);
}

/**
 * Options that say which server and database, named as MySQL's own clients name them.
 *
 * @param defaultDatabase - the database of a command that is not about the usual one
 */
export function addConnectionOptions(command: Command, defaultDatabase: string = DEFAULT_DATABASE): Command {
  command.optionsGroup('Server (default: a private one of this program):');
  if (!command.options.some(({ long }) => long === '--config')) {
    command.option('--config <file>', 'a configuration file that names the server and the database');
  }
  return command
    .option('--url <url>', 'the server as mysql://user@host:port/database, without a password')
    .option('-h, --host <host>', 'its host (help is --help)')
    .option('-P, --port <port>', 'its port (default: 3306)')
    .option('-S, --socket <path>', 'its unix socket')
    .option('-u, --user <name>', 'the user to connect as')
    .option('-p, --password', 'ask for the password; or put it into DVDRENTAL_PASSWORD')
    .option('-D, --database <name>', `the database (default: ${defaultDatabase})`)
    .option('--ssl-mode <mode>', 'DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY')
    .option('--ssl-ca <file>', 'certificates to check the server’s against');
}

/** Options for what a command prints. */
export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .option('--json', 'the result as one JSON document on stdout')
    .addOption(new Option('-q, --quiet', 'no progress, only results').conflicts('verbose'))
    .option('--no-progress', 'lines only, no live bars')
    .option('-v, --verbose', 'more detail, and a stack trace with each error')
    .helpOption('--help', 'show this help');
}

/** Reads an option's value as a whole number of this range. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= least && n <= most) return n;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
