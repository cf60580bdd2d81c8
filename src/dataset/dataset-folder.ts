import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatagenError, diskReason } from '../errors.js';
import { isDatasetFile, listFilesOf } from './dataset-files.js';
import { syncFolder, writeDurably } from './durable-file.js';
import { findAncestor, requireIsFolder } from './folder-path.js';
import { MANIFEST_FILE, type Manifest } from './manifest.js';
import { finishReplacement } from './replace-dataset.js';
import { claimStaging, inspectStaging, listUnknown, ownsStaging, removeStaging } from './staging.js';

/**
 * The folder inside the dataset's own that it is written into, so that the dataset's folder may be a mount point or a
 * link.
 */
export const stagingOf = (folder: string) => join(folder, '.partial');

/**
 * Folders that may exist in a dataset's folder: its staging folder, a file system's own folder, the private server of
 * `run -o out`.
 */
const NEIGHBOURS = ['.partial', 'lost+found', '.server'];

/** A dataset folder that is being written, in a staging folder first. */
export interface StagedDataset {
  /** Where to write. */
  readonly path: string;
  /** Writes the manifest, the last file, and moves all files into place. */
  readonly complete: (manifest: Manifest) => Promise<void>;
  /** Removes the staging folder. */
  readonly discard: () => Promise<void>;
}

/** What beginning a dataset may replace, and what it will write. */
export interface StagingOptions {
  /** An existing dataset, or the files of an interrupted run, may be replaced. */
  readonly overwrite: boolean;
  /** The files of an interrupted run may be replaced. */
  readonly resume: boolean;
  /** The names of the files that will be written. */
  readonly files: readonly string[];
}

/**
 * Begins a dataset folder.
 *
 * @throws DatagenError `conflict` when there is something that may not be replaced; `filesystem`
 */
export async function beginDataset(target: string, options: StagingOptions): Promise<StagedDataset> {
  const folder = resolve(target);
  const path = stagingOf(folder);
  const isNew = !existsSync(folder);
  try {
    await requireFolder(folder, options);
    await repairReplacement(folder);
    await requireReplaceable(folder, options);
    await mkdir(folder, { recursive: true });
    if (!(await claimStaging(path, isDatasetFile))) throw await explainStaging(path);
  } catch (cause) {
    throw explain(folder, cause);
  }
  return {
    path,
    complete: (manifest) =>
      completeDataset(folder, path, manifest).catch((cause) => Promise.reject(explain(folder, cause))),
    discard: async () => {
      if (!(await ownsStaging(path))) return;
      await removeStaging(path);
      // Succeeds only while the folder is empty.
      if (isNew) await rmdir(folder).catch(() => undefined);
    },
  };
}

/**
 * Checks that a dataset folder can be begun, and changes nothing. An existing dataset is no fault.
 *
 * @throws DatagenError `conflict` if something else is there; `filesystem` when nothing can be written there
 */
export async function requireFolder(target: string, options: StagingOptions): Promise<void> {
  const folder = resolve(target);
  try {
    const ancestor = await findAncestor(folder);
    await access(ancestor, constants.W_OK);
    if (ancestor !== folder) return;
    await requireReplaceable(folder, { ...options, overwrite: true });
    await requireNoStaging(folder, options);
  } catch (cause) {
    throw explain(folder, cause);
  }
}

/** Whether a folder holds a complete dataset. */
export function isDataset(folder: string): boolean {
  return existsSync(join(folder, MANIFEST_FILE));
}

/** Finishes a replacement after a crash: the new dataset is complete, and some of its files are in place. */
export async function repairReplacement(target: string): Promise<void> {
  const folder = resolve(target);
  const path = stagingOf(folder);
  if ((await inspectStaging(path)) !== 'left' || (await listUnknown(path, isDatasetFile)).length > 0) return;
  await finishReplacement(folder, path);
}

async function requireReplaceable(folder: string, options: StagingOptions): Promise<void> {
  if (!existsSync(folder)) return;
  await requireIsFolder(folder);
  const names = (await readdir(folder)).filter((name) => !NEIGHBOURS.includes(name));
  if (names.length === 0 || (await isBeingReplaced(folder))) return;
  const own = await listFilesOf(join(folder, MANIFEST_FILE), folder);
  if (own === undefined) {
    throw new DatagenError('conflict', `${folder} holds files that are not a dataset of this program.`, {
      hint: 'Nothing was changed. Name another folder with --output-dir.',
    });
  }
  if (!options.overwrite) {
    throw new DatagenError('conflict', `${folder} already holds a dataset.`, {
      hint: 'Replace it with --overwrite, or name another folder with --output-dir.',
    });
  }
  const inTheWay = names.filter((name) => options.files.includes(name) && !own.includes(name));
  if (inTheWay.length === 0) return;
  throw new DatagenError(
    'conflict',
    `${folder} holds files that its dataset does not have and the new one does: ${inTheWay.join(', ')}.`,
    { hint: 'Nothing was changed. Move them elsewhere, or name another folder with --output-dir.' },
  );
}

/** Whether a crash interrupted a replacement, so that the folder has no manifest for now. */
async function isBeingReplaced(folder: string): Promise<boolean> {
  const path = stagingOf(folder);
  return !isDataset(folder) && isDataset(path) && (await inspectStaging(path)) === 'left';
}

async function requireNoStaging(folder: string, { overwrite, resume }: StagingOptions): Promise<void> {
  const path = stagingOf(folder);
  const state = await inspectStaging(path);
  if (state === 'none' || isDataset(path)) return;
  const isPermitted = overwrite || resume || isDataset(folder);
  if (state === 'left' && isPermitted && (await listUnknown(path, isDatasetFile)).length === 0) return;
  throw await explainStaging(path);
}

/** Why a staging folder cannot be taken. */
async function explainStaging(path: string): Promise<DatagenError> {
  const state = await inspectStaging(path);
  if (state === 'busy') {
    return new DatagenError('conflict', `${path} is being written by another run.`, {
      hint: 'Wait for it to end, or name another folder with --output-dir.',
    });
  }
  const unknown = state === 'left' ? await listUnknown(path, isDatasetFile) : [];
  if (state === 'left' && unknown.length === 0) {
    return new DatagenError('conflict', `${path} was left by a run that was interrupted.`, {
      hint: 'Use --resume or --overwrite: both make it again.',
    });
  }
  const what = unknown.length > 0 ? `contains files that this program did not create: ${unknown.join(', ')}` : '';
  return new DatagenError('conflict', `${path} ${what || 'was not made by this program'}.`, {
    hint: 'Nothing was changed. Move it elsewhere, or name another folder with --output-dir.',
  });
}

async function completeDataset(folder: string, path: string, manifest: Manifest): Promise<void> {
  if (!(await ownsStaging(path))) {
    throw new DatagenError('conflict', `Another run has begun to write ${path}, so this one stops.`, {
      hint: 'Wait for it to end, or name another folder with --output-dir.',
    });
  }
  // From here on the dataset is complete: after a crash, files only have to be moved.
  await writeDurably(join(path, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFolder(path);
  await finishReplacement(folder, path);
}

function explain(folder: string, cause: unknown): DatagenError {
  if (cause instanceof DatagenError) return cause;
  return new DatagenError('filesystem', `The dataset folder ${folder} cannot be written: ${diskReason(cause)}.`, {
    hint: 'Name another folder with --output-dir.',
    cause,
  });
}
