import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatagenError } from '../errors.js';

const HINT = 'Nothing was changed. Name another folder with --output-dir.';

/**
 * The longest existing part of a folder's path; the whole path if it exists. Links are followed.
 *
 * @throws DatagenError `conflict` when a part is a file, or a link to what is not there
 */
export async function findAncestor(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    const there = await lstat(path).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (there === undefined) continue;
    await requireIsFolder(path);
    return path;
  }
}

/** Throws a DatagenError `conflict` when a path is a file, or a link to a target that does not exist. */
export async function requireIsFolder(path: string): Promise<void> {
  const stats = await stat(path).catch(async (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'ELOOP') throw error;
    const target = await readlink(path);
    const fault = code === 'ELOOP' ? 'which leads back to itself' : 'which does not exist';
    throw new DatagenError('conflict', `${path} is a link to ${target}, ${fault}.`, {
      hint: 'Make that folder, or name another one with --output-dir.',
      cause: error,
    });
  });
  if (stats.isDirectory()) return;
  throw new DatagenError('conflict', `${path} is a file where a folder is needed.`, { hint: HINT });
}

/** ENOTDIR means that a part of the path is a file, which is found further up. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
