import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** Windows has neither the flag nor the named pipes that it is for. */
const NO_WAITING = constants.O_NONBLOCK ?? 0;

/**
 * Inspects a file before it is read, through symbolic links.
 *
 * @throws Error when it is anything but a plain file: a named pipe or a device may have no end, or never answer
 */
export async function requirePlainFile(path: string): Promise<Stats> {
  const stats = await stat(path);
  if (stats.isFile()) return stats;
  throw notPlain(stats);
}

/**
 * Opens a plain file for reading. It does not wait for a pipe that replaces the file after the inspection either.
 *
 * @throws Error as `requirePlainFile` does, and the system's own
 */
export async function openPlainFile(path: string): Promise<FileHandle> {
  await requirePlainFile(path);
  const file = await open(path, constants.O_RDONLY | NO_WAITING);
  const stats = await file.stat();
  if (stats.isFile()) return file;
  await file.close();
  throw notPlain(stats);
}

/**
 * Reads a plain file whole.
 *
 * @throws Error as `openPlainFile` does, and when there are more bytes than that
 */
export async function readPlainFile(path: string, mostBytes: number): Promise<Buffer> {
  const file = await openPlainFile(path);
  try {
    const { size } = await file.stat();
    if (size > mostBytes) throw new Error(`it has ${size} bytes, more than ${mostBytes}`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function notPlain(stats: Stats): Error {
  return new Error(`it is ${nameKind(stats)}, not a plain file`);
}

function nameKind(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
