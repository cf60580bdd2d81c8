import { resolve } from 'node:path';
import { DatagenError, diskReason } from '../errors.js';
import { isDatasetFile } from './dataset-files.js';
import { isDataset, stagingOf } from './dataset-folder.js';
import { type Manifest, readManifest } from './manifest.js';
import { finishReplacement } from './replace-dataset.js';
import { inspectStaging, listUnknown } from './staging.js';

/**
 * Reads the manifest of a dataset folder. If a crash cut off the last steps of `generate` or `run`, so that the manifest
 * is still in the staging folder, these steps are finished first.
 *
 * @param onNotice - receives a sentence when the folder was changed
 *
 * @throws DatagenError `dataset-invalid` when there is no dataset; `conflict` or `filesystem` when its last steps cannot be
 *   finished
 */
export async function readDataset(folder: string, onNotice: (notice: string) => void): Promise<Manifest> {
  if (await finishDataset(folder)) {
    onNotice(
      `The run that wrote ${folder} was interrupted while it moved its files into place; they are in place now.`,
    );
  }
  return readManifest(folder);
}

async function finishDataset(target: string): Promise<boolean> {
  const folder = resolve(target);
  const staging = stagingOf(folder);
  if (isDataset(folder) || !isDataset(staging)) return false;
  const state = await inspectStaging(staging);
  if (state === 'foreign') return false;
  const unknown = await listUnknown(staging, isDatasetFile);
  if (unknown.length > 0) {
    throw new DatagenError(
      'conflict',
      `${describe(target)}; ${staging} also contains files that this program did not create: ${unknown.join(', ')}.`,
      { hint: 'Move those files elsewhere, then run the command again: it moves the rest of the dataset.' },
    );
  }
  try {
    await finishReplacement(folder, staging);
  } catch (cause) {
    if (cause instanceof DatagenError) throw cause;
    throw new DatagenError('filesystem', `${describe(target)}, and they cannot be moved: ${diskReason(cause)}.`, {
      hint: `All of its files are there. Run the command again as a user who may write into ${target}: it moves the rest.`,
      cause,
    });
  }
  return true;
}

function describe(target: string): string {
  return `The run that wrote ${target} was interrupted while it moved its files from .partial into place`;
}
