import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { identifyProcess, isAlive, parseIdentity } from '../processes/identity.js';

/** The first file of a staging folder. It proves that this program made the folder, and names the process. */
const MARKER_FILE = '.writer';
const PROGRAM = 'dvdrental-datagen';
const MAX_MARKER_BYTES = 4_096;

/** The state of a staging folder. */
export type StagingState =
  /** Nothing, or an empty folder. */
  | 'none'
  /** A process is writing there. */
  | 'busy'
  /** A process that has ended left it. */
  | 'left'
  /** Something that this program did not make. */
  | 'foreign';

/** Inspects a staging folder and changes nothing. */
export async function inspectStaging(path: string): Promise<StagingState> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return 'none';
  if (!stats.isDirectory()) return 'foreign';
  if ((await readdir(path)).length === 0) return 'none';
  const owner = await readMarker(path);
  if (owner === undefined) return 'foreign';
  return isAlive(owner) ? 'busy' : 'left';
}

/**
 * Takes a staging folder for this process and removes what another process left in it. Returns false, with nothing
 * changed, if another process has it or it contains unknown files.
 *
 * @param isKnown - whether a name is of what this program puts into such a folder
 */
export async function claimStaging(path: string, isKnown: (name: string) => boolean): Promise<boolean> {
  const state = await inspectStaging(path);
  if (state === 'none') {
    await mkdir(path, { recursive: true });
    return placeMarker(path, 'new');
  }
  if (state !== 'left' || (await listUnknown(path, isKnown)).length > 0) return false;
  await placeMarker(path, 'instead');
  await removeContents(path);
  return true;
}

/** Takes a staging folder that a process left, with all that is in it. Returns false if another process has it. */
export async function takeStaging(path: string): Promise<boolean> {
  if (await ownsStaging(path)) return true;
  if ((await inspectStaging(path)) !== 'left') return false;
  await placeMarker(path, 'instead');
  return ownsStaging(path);
}

/** Whether a staging folder is still this process's. Another process may have taken it for abandoned. */
export async function ownsStaging(path: string): Promise<boolean> {
  const owner = await readMarker(path);
  const self = identifyProcess();
  return owner !== undefined && owner.host === self?.host && owner.pid === self.pid && owner.born === self.born;
}

/** The names in a staging folder that are not this program's. */
export async function listUnknown(path: string, isKnown: (name: string) => boolean): Promise<string[]> {
  return (await readdir(path)).filter((name) => !isMarker(name) && !isKnown(name));
}

/**
 * Removes a staging folder, the marker last. Precondition: it is this process's or abandoned, and contains no unknown
 * files.
 */
export async function removeStaging(path: string): Promise<void> {
  await removeContents(path);
  await rm(join(path, MARKER_FILE), { force: true });
  await rmdir(path);
}

async function removeContents(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (name !== MARKER_FILE) await rm(join(path, name), { recursive: true, force: true });
  }
}

/** Returns false if a marker exists and this one must be the first. */
async function placeMarker(path: string, how: 'new' | 'instead'): Promise<boolean> {
  const marker = join(path, MARKER_FILE);
  const text = JSON.stringify({ program: PROGRAM, ...identifyProcess() });
  if (how === 'new') return writeNew(marker, text);
  const draft = `${marker}.${randomUUID()}`;
  await writeNew(draft, text);
  await rename(draft, marker);
  return true;
}

async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(`${text}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function readMarker(path: string) {
  const marker = join(path, MARKER_FILE);
  const stats = await lstat(marker).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > MAX_MARKER_BYTES) return undefined;
  const text = await readFile(marker, 'utf8');
  return text.startsWith(`{"program":"${PROGRAM}",`) ? parseIdentity(text) : undefined;
}

function isMarker(name: string): boolean {
  return name === MARKER_FILE || name.startsWith(`${MARKER_FILE}.`);
}
