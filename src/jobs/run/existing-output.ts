import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { OUTPUT_ROOT } from '../../config/defaults.js';
import type { Config } from '../../config/schema.js';
import { isDataset, repairReplacement } from '../../dataset/dataset-folder.js';
import { type FileForm, isSameForm } from '../../dataset/file-form.js';
import { type Manifest, readManifest } from '../../dataset/manifest.js';
import type { RunRecord } from '../../dataset/run-record.js';
import { type Complete, describeUnfinished, type Foreign, requireOwnTables } from '../../engines/contents.js';
import { DatagenError } from '../../errors.js';
import { formatNumberOf } from '../../format.js';
import { VERSION } from '../../version.js';
import { isMadeFrom } from '../check/check-database.js';
import type { ConfirmLoss, JobContext } from '../job.js';
import { confirmReplacement, findChange } from '../load/report-load.js';
import type { Target } from '../load/target.js';
import type { DatasetRequest } from './make-dataset.js';

/** A dataset that a run makes in a folder and in a database. */
export interface RunRequest extends DatasetRequest {
  readonly confirm: ConfirmLoss;
}

/** What a run finds: its dataset complete or not at all, and its database complete or without data to keep. */
export interface ExistingOutput {
  /** The manifest of a complete dataset of the same configuration; undefined if it has to be made. */
  readonly manifest: Manifest | undefined;
  /** The database holds that dataset already. */
  readonly loaded: boolean;
  /** How the database was changed since, in words. */
  readonly change?: string | undefined;
}

/**
 * Checks what exists before anything is made.
 *
 * @param folder - undefined when no files are wanted
 *
 * @throws DatagenError `conflict`, with the commands that would work, if something else is there
 */
export async function findExisting(
  config: Config,
  folder: string | undefined,
  target: Target,
  request: RunRequest,
  context: JobContext,
): Promise<ExistingOutput> {
  const { overwrite } = request;
  const found = folder === undefined ? undefined : await readDataset(folder);
  const isSame = found !== undefined && isDatasetOf(found, config, request.form);
  if (found && !isSame && !overwrite) {
    throw inTheWay(`${folder} holds a dataset of another configuration or format.`, folder, target, context);
  }
  const record = await lookInside(config, folder, target, request, context);
  if (overwrite) return { manifest: undefined, loaded: false };
  return {
    manifest: isSame ? found : undefined,
    loaded: record !== undefined,
    change: record && (await findChange(target, record)),
  };
}

async function readDataset(folder: string): Promise<Manifest | undefined> {
  await repairReplacement(folder);
  return isDataset(folder) ? readManifest(folder) : undefined;
}

/** The record of a database that holds the same dataset; undefined when it has to be loaded. */
async function lookInside(
  config: Config,
  folder: string | undefined,
  target: Target,
  request: RunRequest,
  context: JobContext,
): Promise<RunRecord | undefined> {
  const { database } = target;
  const contents = await target.inspect('load');
  if (contents.kind === 'empty') return undefined;
  requireOwnTables(target.title, contents, `Use another database: ${context.calls.againIn(`${database}_2`)}`);
  if (request.overwrite) {
    await confirmReplacement(contents, target, request.confirm, context);
    return undefined;
  }
  if (contents.kind === 'unfinished') {
    if (request.resume) return undefined;
    throw new DatagenError('conflict', describeUnfinished(target.title), {
      hint: `Continue with ${context.calls.again('--resume')}, or start again with ${context.calls.again('--overwrite')}`,
    });
  }
  if (contents.kind === 'complete' && isMadeFrom(contents.record, { version: VERSION, configuration: config }))
    return contents.record;
  throw inTheWay(describeOther(contents, database, config), folder, target, context);
}

/** How a database of this program differs from the run. */
function describeOther(contents: Complete | Foreign, database: string, config: Config): string {
  if (contents.kind === 'foreign') {
    return `Database ${database} was made by this program and changed since: after a change by inventory add or by hand, update removed the record of its run.`;
  }
  const weeks = weeksAppended(contents.record, config);
  return weeks === undefined
    ? `Database ${database} holds data of another configuration.`
    : `Database ${database} holds this chain, and update made it ${formatNumberOf(weeks, 'week')} longer.`;
}

/** The weeks by which a database is longer than an otherwise equal configuration; undefined if it is another one. */
function weeksAppended(record: RunRecord, config: Config): number | undefined {
  if (record.version !== VERSION) return undefined;
  const { total_weeks, season_overrides } = config.master_simulation;
  const { master_simulation } = record.configuration;
  const shortened = {
    ...record.configuration,
    master_simulation: {
      ...master_simulation,
      total_weeks,
      season_overrides: master_simulation.season_overrides.slice(0, season_overrides.length),
    },
  };
  const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(shortened)), JSON.parse(JSON.stringify(config)));
  return isSame && record.weeks > total_weeks ? record.weeks - total_weeks : undefined;
}

/** Whether a dataset has the bytes that a configuration would make in that form. */
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
  context: JobContext,
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
