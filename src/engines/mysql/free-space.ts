import { statfs } from 'node:fs/promises';

/** A folder of the server's and the bytes that are free on its disk. */
export interface FreeSpace {
  readonly folder: string;
  readonly bytes: number;
}

/** The free bytes behind each of a local server's folders; those that this user cannot look at are left out. */
export async function measureFreeSpace(folders: readonly string[]): Promise<readonly FreeSpace[]> {
  const measured: FreeSpace[] = [];
  for (const folder of new Set(folders)) {
    const stats = await statfs(folder).catch(() => undefined);
    if (stats !== undefined) measured.push({ folder, bytes: stats.bavail * stats.bsize });
  }
  return measured;
}
