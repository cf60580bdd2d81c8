import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The files that this process has open, by their real paths: the number of readers, or the writer. */
const inUse = new Map<string, number | 'writer'>();

/**
 * Takes a file for a reader, or for the only writer. DuckDB's own lock keeps out other processes only; this one has the
 * same rules within the process.
 *
 * @returns a function that gives the file back; undefined if the file is in use
 */
export async function takeFile(path: string, purpose: 'read' | 'write'): Promise<(() => void) | undefined> {
  const file = await locate(path);
  const holders = inUse.get(file) ?? 0;
  if (holders === 'writer' || (purpose === 'write' && holders > 0)) return undefined;
  inUse.set(file, purpose === 'write' ? 'writer' : holders + 1);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    const held = inUse.get(file);
    if (typeof held === 'number' && held > 1) inUse.set(file, held - 1);
    else inUse.delete(file);
  };
}

/** The real path of a file, which may not exist yet. */
function locate(path: string): Promise<string> {
  return realpath(path).catch(async () =>
    join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)),
  );
}
