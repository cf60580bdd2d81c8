import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatagenError } from '../errors.js';
import { isDatasetFile, listFilesOf, REMOVED_FILE, REPLACED_FILE } from './dataset-files.js';
import { moveDurably, syncFolder } from './durable-file.js';
import { MANIFEST_FILE } from './manifest.js';
import { removeStaging, takeStaging } from './staging.js';

const MANIFESTS = [MANIFEST_FILE, REPLACED_FILE, REMOVED_FILE];

/**
 * Moves a complete dataset from its staging folder into its folder, replacing the dataset there, and removes the
 * staging folder. The old manifest is moved first and the new one last, so a folder with a manifest is complete. Each
 * step can be repeated after a crash. Without a manifest in the staging folder nothing is moved; if only that folder is
 * left, it is removed.
 *
 * @throws DatagenError `conflict`, with nothing moved, when a file would take the place of one that this program did not
 *   make
 */
export async function finishReplacement(folder: string, staging: string): Promise<void> {
  const manifest = join(folder, MANIFEST_FILE);
  const staged = join(staging, MANIFEST_FILE);
  const files = (await readdir(staging)).filter((name) => isDatasetFile(name) && !MANIFESTS.includes(name));
  if (!existsSync(staged)) {
    if (existsSync(manifest) && files.length === 0) await removeStaging(staging);
    return;
  }
  await requireOwn(folder, staging, files);
  // Two commands may find the same staging folder: the second would remove what the first has moved into place.
  if (!(await takeStaging(staging))) {
    throw new DatagenError('conflict', `Another process is moving the files of the dataset in ${folder} into place.`, {
      hint: 'Wait until it ends, then run the command again.',
    });
  }
  await removeReplaced(folder, staging);
  for (const name of files) await rename(join(staging, name), join(folder, name));
  await syncFolder(folder);
  await moveDurably(staged, manifest);
  await removeStaging(staging);
}

/** Removes the files of the dataset that is being replaced, and only those. */
async function removeReplaced(folder: string, staging: string): Promise<void> {
  const manifest = join(folder, MANIFEST_FILE);
  const replaced = join(staging, REPLACED_FILE);
  if (existsSync(manifest)) {
    await moveDurably(manifest, replaced);
    await syncFolder(folder);
  }
  const files = await listFilesOf(replaced, folder);
  if (files === undefined) return;
  for (const name of files) await rm(join(folder, name), { force: true });
  await syncFolder(folder);
  await moveDurably(replaced, join(staging, REMOVED_FILE));
}

async function requireOwn(folder: string, staging: string, files: readonly string[]): Promise<void> {
  const current = await listFilesOf(join(folder, MANIFEST_FILE), folder);
  const before = current ?? (await listFilesOf(join(staging, REPLACED_FILE), folder)) ?? [];
  const own = current === undefined ? before : [...before, MANIFEST_FILE];
  const inTheWay = [...files, MANIFEST_FILE].filter((name) => existsSync(join(folder, name)) && !own.includes(name));
  if (inTheWay.length === 0) return;
  throw new DatagenError(
    'conflict',
    `${folder} contains files that this program did not create and its dataset would replace: ${inTheWay.join(', ')}.`,
    { hint: 'Move them elsewhere, then run the command again.' },
  );
}
