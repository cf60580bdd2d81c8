import { bytesOf, type Manifest, rowsOf } from '../../dataset/manifest.js';
import type { Database, LoadHooks, LoadResult } from '../engine.js';
import { dropFile, inspectFile, openToChange } from './database-file.js';
import { createDuckDbRunner, openDuckDb } from './engine.js';
import { loadDuckDbFile } from './load-dataset.js';
import { createViews } from './sql.js';
import { openDuckDbUpdate } from './update-session.js';

/**
 * A database in a DuckDB file. The file is created when the database is loaded.
 *
 * @param file - as `locateDatabase` returns it
 */
export function createDuckDbDatabase(database: string, file: string, signal: AbortSignal): Database {
  return {
    database,
    place: file,
    title: `${database} in ${file}`,
    inspect: () => inspectFile(file),
    load: (folder, manifest, hooks) => load(file, folder, manifest, { signal, ...hooks }),
    async createViews(lateFeePerDay) {
      const db = await openToChange(file, { signal });
      try {
        await createViews(db, lateFeePerDay);
      } finally {
        db.close();
      }
    },
    beginUpdate: (hooks) => openDuckDbUpdate(file, hooks),
    async query(work) {
      const db = await openDuckDb(file, { readOnly: true, signal });
      try {
        return await work(await createDuckDbRunner(db));
      } finally {
        db.close();
      }
    },
    drop: async () => ({ tables: await dropFile(file), database: true }),
    close: () => Promise.resolve(),
  };
}

async function load(
  file: string,
  folder: string,
  manifest: Manifest,
  { onProgress, ...options }: LoadHooks,
): Promise<LoadResult> {
  const began = performance.now();
  const secondsSoFar = () => (performance.now() - began) / 1000;
  await loadDuckDbFile(file, {
    folder,
    manifest,
    ...options,
    onTable: ({ name: table, rows, bytes }) => {
      const seconds = secondsSoFar();
      onProgress?.({ phase: 'load', table, rows, bytes, seconds, busySeconds: seconds, done: true });
    },
  });
  const { tables } = manifest;
  return { rows: rowsOf(manifest), bytes: bytesOf(manifest), tables, seconds: undefined, busySeconds: secondsSoFar() };
}
