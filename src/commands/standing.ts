import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../config/schema.js';
import { DatagenError } from '../errors.js';
import { isDataset, repairReplacement } from '../sink/dataset-folder.js';
import { type Manifest, readManifest } from '../sink/manifest.js';
import { VERSION } from '../version.js';
import { isMadeFrom } from './ask-database.js';
import type { CommandContext } from './context.js';
import type { CommonOptions } from './options.js';
import { OUTPUT_ROOT, type Target } from './target.js';

/** What a run finds: its dataset whole, or nothing; its database whole, or nothing to keep. */
export interface Standing {
  /** The manifest of a whole dataset of the very configuration; undefined when it has to be made. */
  readonly manifest: Manifest | undefined;
  /** The database holds that dataset already. */
  readonly loaded: boolean;
}

/**
 * Looks at what is there before anything is made.
 *
 * @throws DatagenError `conflict`, with the commands that would work, when something else is in the way
 */
export async function lookAround(
  config: Config,
  folder: string,
  target: Target,
  options: CommonOptions,
  context: CommandContext,
): Promise<Standing> {
  await repairReplacement(folder);
  const { overwrite = false } = options;
  const found = isDataset(folder) ? await readManifest(folder) : undefined;
  const isSame = found !== undefined && isOf(found, config, options.header ?? false);
  if (found && !isSame && !overwrite) {
    throw inTheWay(`${folder} holds a dataset of another configuration.`, folder, target, options, context);
  }
  const loaded = await lookInside(config, folder, target, options, context);
  return overwrite
    ? { manifest: undefined, loaded: false }
    : { manifest: isSame ? found : undefined, loaded };
}

async function lookInside(
  config: Config,
  folder: string,
  target: Target,
  options: CommonOptions,
  context: CommandContext,
): Promise<boolean> {
  const { database } = target;
  const contents = await target.look();
  if (contents.kind === 'nothing') return false;
  if (contents.kind === 'foreign') {
    throw new DatagenError('conflict', `Database ${database} holds tables that this program did not make.`, {
      hint: `Nothing was changed. Use another database: ${context.invocation} -D ${database}_2`,
    });
  }
  if (options.overwrite) return false;
  if (contents.kind === 'unfinished') {
    if (options.resume) return false;
    throw new DatagenError('conflict', `Database ${database} holds a load that was interrupted.`, {
      hint: `Continue with ${context.invocation} --resume, or begin anew with ${context.invocation} --overwrite`,
    });
  }
  if (isMadeFrom(contents.record, { version: VERSION, configuration: config })) return true;
  throw inTheWay(
    `Database ${database} holds data of another configuration.`,
    folder,
    target,
    options,
    context,
  );
}

function isOf(manifest: Manifest, config: Config, header: boolean): boolean {
  return (
    manifest.version === VERSION &&
    manifest.header === header &&
    isDeepStrictEqual(manifest.configuration, JSON.parse(JSON.stringify(config)))
  );
}

function inTheWay(
  message: string,
  folder: string,
  { database }: Target,
  options: CommonOptions,
  context: CommandContext,
): DatagenError {
  const name = folder.replace(/\/+$/, '');
  let number = 2;
  while ([name, join(OUTPUT_ROOT, database)].some((taken) => existsSync(`${taken}_${number}`))) number++;
  const elsewhere = options.outputDir === undefined ? '' : ` -o ${name}_${number}`;
  return new DatagenError('conflict', message, {
    hint:
      'Nothing was changed. Replace it, or put the new one beside it:\n' +
      `  ${context.invocation} --overwrite\n  ${context.invocation} -D ${database}_${number}${elsewhere}`,
  });
}
