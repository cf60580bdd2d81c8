import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../config/schema.js';
import { DatagenError } from '../errors.js';
import { nameSome } from '../mysql/database-state.js';
import { isDataset, repairReplacement } from '../sink/dataset-folder.js';
import { type FileForm, isSameForm, PLAIN_CSV } from '../sink/file-form.js';
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
 * @param folder - undefined when no files are wanted
 *
 * @throws DatagenError `conflict`, with the commands that would work, when something else is in the way
 */
export async function lookAround(
  config: Config,
  folder: string | undefined,
  target: Target,
  options: CommonOptions,
  context: CommandContext,
): Promise<Standing> {
  const { overwrite = false } = options;
  const found = folder === undefined ? undefined : await readDataset(folder);
  const isSame =
    found !== undefined && isDatasetOf(found, config, { ...PLAIN_CSV, header: options.header ?? false });
  if (found && !isSame && !overwrite) {
    throw inTheWay(`${folder} holds a dataset of another configuration or format.`, folder, target, context);
  }
  const loaded = await lookInside(config, folder, target, options, context);
  return overwrite
    ? { manifest: undefined, loaded: false }
    : { manifest: isSame ? found : undefined, loaded };
}

async function readDataset(folder: string): Promise<Manifest | undefined> {
  await repairReplacement(folder);
  return isDataset(folder) ? readManifest(folder) : undefined;
}

async function lookInside(
  config: Config,
  folder: string | undefined,
  target: Target,
  options: CommonOptions,
  context: CommandContext,
): Promise<boolean> {
  const { database } = target;
  const contents = await target.look('load');
  if (contents.kind === 'nothing') return false;
  if (contents.kind === 'foreign') {
    const tables = contents.tables === undefined ? '' : `: ${nameSome(contents.tables)}`;
    throw new DatagenError(
      'conflict',
      `Database ${database} holds tables that this program did not make${tables}.`,
      { hint: `Nothing was changed. Use another database: ${context.calls.againIn(`${database}_2`)}` },
    );
  }
  if (options.overwrite) return false;
  if (contents.kind === 'unfinished') {
    if (options.resume) return false;
    throw new DatagenError('conflict', `Database ${database} holds a load that was interrupted.`, {
      hint: `Continue with ${context.calls.again('--resume')}, or begin anew with ${context.calls.again('--overwrite')}`,
    });
  }
  if (isMadeFrom(contents.record, { version: VERSION, configuration: config })) return true;
  throw inTheWay(`Database ${database} holds data of another configuration.`, folder, target, context);
}

/** Whether a dataset is what a configuration would make in that form, to the last byte. */
export function isDatasetOf(manifest: Manifest, config: Config, form: FileForm): boolean {
  return (
    manifest.version === VERSION &&
    isSameForm(manifest, form) &&
    isDeepStrictEqual(manifest.configuration, JSON.parse(JSON.stringify(config)))
  );
}

function inTheWay(
  message: string,
  folder: string | undefined,
  { database }: Target,
  context: CommandContext,
): DatagenError {
  const usual = join(OUTPUT_ROOT, database);
  const given = (folder ?? usual).replace(/\/+$/, '');
  let number = 2;
  while ([usual, given].some((name) => existsSync(`${name}_${number}`))) number++;
  const elsewhere = given === usual ? [] : ['-o', `${given}_${number}`];
  return new DatagenError('conflict', message, {
    hint:
      'Nothing was changed. Replace it, or put the new one beside it:\n' +
      `  ${context.calls.again('--overwrite')}\n  ${context.calls.againIn(`${database}_${number}`, ...elsewhere)}`,
  });
}
