import { join } from 'node:path';
import { TARGET_KINDS, type TargetKind } from '../../config/connection.js';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import { valueInEnvironment } from '../../config/environment.js';
import { CONFIG_OPTIONS, type ConfigFlags, flagOf, OPTION_TABLE, SERVER_OPTIONS } from '../../config/option-table.js';
import { readConfigFile } from '../../config/read.js';
import { type Resolution, resolveConfig } from '../../config/resolve.js';
import type { Config } from '../../config/schema.js';
import { DatagenError } from '../../errors.js';
import type { DatabaseRequest } from '../../jobs/load/target.js';
import type { CommandContext } from '../context.js';
import { askPassword } from '../terminal/ask.js';
import type { CommonOptions } from './options.js';

/** The engine: the flag, else DVDRENTAL_TARGET, else what is available. */
function targetKindOf(options: CommonOptions, context: CommandContext): TargetKind {
  const wanted = options.target ?? valueInEnvironment('target', context.environment) ?? 'auto';
  const kind = TARGET_KINDS.find((each) => each === wanted);
  if (kind) return kind;
  throw new DatagenError(
    'usage',
    `${OPTION_TABLE.target.variable} is ${wanted}, which is none of ${TARGET_KINDS.join(', ')}.`,
  );
}

/** Where a dataset lies, and a DuckDB file with it: the flag, else DVDRENTAL_OUTPUT_DIR, else out/<database>. */
export function folderOf(options: CommonOptions, database: string, context: CommandContext): string {
  return options.outputDir ?? valueInEnvironment('outputDir', context.environment) ?? join(OUTPUT_ROOT, database);
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

/** The number of threads, from the flag or DVDRENTAL_THREADS; undefined by default. */
export function threadsOf(options: CommonOptions, context: CommandContext): number | undefined {
  if (options.threads !== undefined) return options.threads;
  const { variable, range } = OPTION_TABLE.threads;
  const text = valueInEnvironment('threads', context.environment);
  if (text === undefined) return undefined;
  const [lowest, highest] = range;
  if (/^\d+$/.test(text) && Number(text) >= lowest && Number(text) <= highest) return Number(text);
  throw new DatagenError('usage', `${variable} is ${text}, which is not a whole number from ${lowest} to ${highest}.`);
}

/** Whether the binary log gets the changes: not with --no-binlog, or if DVDRENTAL_NO_BINLOG is 1. */
export function keepsBinlog(options: Pick<CommonOptions, 'binlog'>, context: CommandContext): boolean {
  if (options.binlog === false) return false;
  const text = (valueInEnvironment('binlog', context.environment) ?? '').toLowerCase();
  if (['', '0', 'false', 'no'].includes(text)) return true;
  if (['1', 'true', 'yes'].includes(text)) return false;
  throw new DatagenError('usage', `${OPTION_TABLE.binlog.variable} is ${text}, which is neither 1 nor 0.`);
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

/** Refuses flags that name a server if no server is used. */
export function refuseServer(options: CommonOptions, target: string): void {
  const named = SERVER_OPTIONS.find((name) => options[name] !== undefined);
  if (named === undefined) return;
  throw new DatagenError('usage', `${flagOf(named)} names a server, and --target ${target} uses none.`, {
    hint: `Leave out one of the two; the database's name alone is given with -D NAME.`,
  });
}

function pickConfigFlags(options: Omit<CommonOptions, 'password'>): ConfigFlags {
  const names = [...CONFIG_OPTIONS, 'scenario'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (name === 'password' || options[name] === undefined ? [] : [[name, options[name]]])),
  );
}
