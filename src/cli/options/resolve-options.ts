import { join } from 'node:path';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import { type ConfigFlags, OPTIONS } from '../../config/options.js';
import { readConfigFile } from '../../config/read.js';
import { type Resolution, resolveConfig } from '../../config/resolve.js';
import type { Config } from '../../config/schema.js';
import { DatagenError } from '../../errors.js';
import type { DatabaseRequest, TargetKind } from '../../jobs/load/target.js';
import type { CommandContext } from '../context.js';
import { askPassword } from '../terminal/ask-password.js';
import { keepsBinlog } from './keeps-binlog.js';
import { type CommonOptions, MAX_THREADS, TARGETS, wholeNumber } from './options.js';

/** The engine: the flag, else DVDRENTAL_TARGET, else what is available. */
function targetKindOf(options: CommonOptions, context: CommandContext): TargetKind {
  const wanted = options.target ?? (context.environment.DVDRENTAL_TARGET || 'auto');
  const kind = TARGETS.find((each) => each === wanted);
  if (kind) return kind;
  throw new DatagenError('usage', `DVDRENTAL_TARGET is ${wanted}, which is none of ${TARGETS.join(', ')}.`);
}

/** Where a dataset lies, and a DuckDB file with it: the flag, else DVDRENTAL_OUTPUT_DIR, else out/<database>. */
export function folderOf(options: CommonOptions, database: string, context: CommandContext): string {
  return options.outputDir ?? (context.environment.DVDRENTAL_OUTPUT_DIR || join(OUTPUT_ROOT, database));
}

/**
 * Resolves a command's options, environment and file into one configuration.
 *
 * @param defaultDatabase - of a command that is not about the usual one
 */
export async function resolveOptions(
  options: CommonOptions,
  context: CommandContext,
  defaultDatabase?: string,
): Promise<Resolution> {
  const file = options.config === undefined ? undefined : await readConfigFile(options.config);
  const { password: asked, ...flags } = options;
  const password = asked ? { password: await askPassword('Password: ') } : {};
  return resolveConfig({
    flags: { ...pickConfigFlags(flags), ...password },
    environment: context.environment,
    file,
    defaultDatabase,
  });
}

/** The number of threads asked for: by the flag, else by DVDRENTAL_THREADS; undefined when neither says it. */
export function threadsOf(options: CommonOptions, context: CommandContext): number | undefined {
  if (options.threads !== undefined) return options.threads;
  const variable = context.environment.DVDRENTAL_THREADS;
  if (variable === undefined || variable === '') return undefined;
  try {
    return wholeNumber(1, MAX_THREADS)(variable);
  } catch {
    throw new DatagenError(
      'usage',
      `DVDRENTAL_THREADS is ${variable}, which is not a whole number from 1 to ${MAX_THREADS}.`,
    );
  }
}

/** The configuration and the database that a command's options, environment and file name. */
export async function resolveDatabase(
  options: CommonOptions,
  context: CommandContext,
): Promise<{
  readonly request: DatabaseRequest;
  readonly config: Config;
  readonly notices: readonly string[];
}> {
  const { connection, config, notices } = await resolveOptions(options, context);
  const kind = targetKindOf(options, context);
  const folder = folderOf(options, connection.database, context);
  // Commands that change nothing lack the option.
  const binlog = options.binlog === undefined ? {} : { binlog: keepsBinlog(options, context) };
  return { request: { kind, connection, folder, ...binlog }, config, notices };
}

/** Refuses a server named by flags where none is wanted. */
export function refuseServer(options: CommonOptions, target: string): void {
  const named = SERVER_FLAGS.find((name) => options[name] !== undefined);
  if (named === undefined) return;
  const flag = OPTIONS[named].flag;
  throw new DatagenError('usage', `${flag} names a server, and --target ${target} uses none.`, {
    hint: `Leave out one of the two; the database's name alone is given with -D NAME.`,
  });
}

const SERVER_FLAGS = ['url', 'host', 'port', 'socket', 'user', 'password', 'sslMode', 'sslCa'] as const;

const CONFIG_FLAGS = [
  'weeks',
  'years',
  'startDate',
  'seed',
  'scaleFactor',
  'season',
  'scenario',
  'url',
  'host',
  'port',
  'socket',
  'user',
  'database',
  'sslMode',
  'sslCa',
] as const satisfies readonly (keyof ConfigFlags)[];

function pickConfigFlags(options: CommonOptions): ConfigFlags {
  return Object.fromEntries(
    CONFIG_FLAGS.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}
