import { existsSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatagenError, diskReason } from '../errors.js';
import { MANIFEST_FILE, type Manifest } from './manifest.js';

/** The mark of a folder that is being written: it holds the process id of the writer. */
const WRITER_FILE = '.writer';

/** Where a dataset of a name lies while it is made, and where the one it replaces waits to be deleted. */
const partialOf = (folder: string) => `${folder}.partial`;
const replacedOf = (folder: string) => `${folder}.replaced`;

/** A dataset folder in the making: written aside, then moved into place whole. */
export interface DatasetDraft {
  /** Where to write. */
  readonly path: string;
  /** Writes the manifest, the last file, and moves the folder into place. */
  readonly complete: (manifest: Manifest) => Promise<void>;
  /** Throws the draft away. */
  readonly discard: () => Promise<void>;
}

export interface DraftOptions {
  /** An existing dataset, or what an interrupted run left, may go. */
  readonly overwrite: boolean;
  /** What an interrupted run left may go. */
  readonly resume: boolean;
}

/**
 * Begins a dataset folder.
 *
 * @throws DatagenError `conflict` when there is something that may not be replaced; `filesystem`
 */
export async function beginDataset(target: string, options: DraftOptions): Promise<DatasetDraft> {
  const folder = resolve(target);
  const path = partialOf(folder);
  try {
    await repairReplacement(folder);
    await requireFolder(folder, options);
    await requireReplaceable(folder, options.overwrite);
    await clearPartial(path, options);
    await mkdir(dirname(path), { recursive: true });
    await claim(path);
  } catch (cause) {
    throw explain(folder, cause);
  }
  return {
    path,
    complete: (manifest) =>
      completeDataset(folder, path, manifest).catch((cause) => Promise.reject(explain(folder, cause))),
    discard: () => rm(path, { recursive: true, force: true }),
  };
}

/**
 * Looks whether a dataset folder could be begun, and changes nothing: a dataset that is there already is no fault.
 *
 * @throws DatagenError `conflict` when something else is in the way; `filesystem` when nothing can be written there
 */
export async function requireFolder(target: string, options: DraftOptions): Promise<void> {
  const folder = resolve(target);
  try {
    await requireReplaceable(folder, true);
    if (!isDataset(folder)) await requireNoPartial(partialOf(folder), options);
    let ancestor = dirname(folder);
    while (!existsSync(ancestor)) ancestor = dirname(ancestor);
    await requireIsFolder(ancestor);
    await access(ancestor, constants.W_OK);
  } catch (cause) {
    throw explain(folder, cause);
  }
}

/** Whether a folder holds a whole dataset. */
export function isDataset(folder: string): boolean {
  return existsSync(join(folder, MANIFEST_FILE));
}

/** Mends what a crash between the two renames of a replacement left behind. */
export async function repairReplacement(target: string): Promise<void> {
  const folder = resolve(target);
  const replaced = replacedOf(folder);
  if (!isDataset(replaced)) return;
  if (existsSync(folder)) await rm(replaced, { recursive: true, force: true });
  else await rename(replaced, folder);
}

/** Claims a folder that does not exist yet: a second process that comes at the same moment finds it there. */
async function claim(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw busy(path);
    throw cause;
  }
  await writeFile(join(path, WRITER_FILE), `${process.pid}\n`);
}

async function requireReplaceable(folder: string, overwrite: boolean): Promise<void> {
  if (!existsSync(folder)) return;
  await requireIsFolder(folder);
  const entries = await readdir(folder);
  if (entries.length === 0) return;
  if (!isDataset(folder)) {
    throw new DatagenError('conflict', `${folder} holds files that are not a dataset of this program.`, {
      hint: 'Nothing was changed. Name another folder with --output-dir.',
    });
  }
  if (overwrite) return;
  throw new DatagenError('conflict', `${folder} already holds a dataset.`, {
    hint: 'Replace it with --overwrite, or name another folder with --output-dir.',
  });
}

async function requireIsFolder(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) return;
  throw new DatagenError('conflict', `${path} is a file where a folder is needed.`, {
    hint: 'Nothing was changed. Name another folder with --output-dir.',
  });
}

async function requireNoPartial(path: string, options: DraftOptions): Promise<void> {
  if (!existsSync(path)) return;
  if (await isBeingWritten(path)) throw busy(path);
  if (!options.overwrite && !options.resume) {
    throw new DatagenError('conflict', `${path} was left by a run that was interrupted.`, {
      hint: 'Continue with --resume, or begin anew with --overwrite: both make it again.',
    });
  }
}

async function clearPartial(path: string, options: DraftOptions): Promise<void> {
  await requireNoPartial(path, options);
  await rm(path, { recursive: true, force: true });
}

async function isBeingWritten(path: string): Promise<boolean> {
  const writer = Number(await readFile(join(path, WRITER_FILE), 'utf8').catch(() => ''));
  if (!Number.isInteger(writer) || writer <= 0) return false;
  try {
    process.kill(writer, 0);
    return writer !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function busy(path: string): DatagenError {
  return new DatagenError('conflict', `${path} is being written by another run.`, {
    hint: 'Wait for it to end, or name another folder with --output-dir.',
  });
}

async function completeDataset(folder: string, path: string, manifest: Manifest): Promise<void> {
  await rm(join(path, WRITER_FILE));
  await writeDurably(join(path, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFolder(path);
  const replaced = replacedOf(folder);
  const replaces = existsSync(folder);
  if (replaces) await rename(folder, replaced);
  await rename(path, folder);
  await syncFolder(dirname(folder));
  if (replaces) await rm(replaced, { recursive: true, force: true });
}

/** Writes a file so that it is on the disk before anything that comes after. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function explain(folder: string, cause: unknown): DatagenError {
  if (cause instanceof DatagenError) return cause;
  return new DatagenError(
    'filesystem',
    `The dataset folder ${folder} cannot be written: ${diskReason(cause)}.`,
    {
      hint: 'Name another folder with --output-dir.',
      cause,
    },
  );
}
