import { join } from 'node:path';
import { bytesOf, type Manifest, rowsOf } from '../../dataset/manifest.js';
import type { Replacement } from '../../engines/contents.js';
import { dropFile, inspectFile, locateDatabase } from '../../engines/duckdb/database-file.js';
import { createDuckDbRunner, openDuckDb, readDuckDbVersion } from '../../engines/duckdb/engine.js';
import { loadDuckDbFile } from '../../engines/duckdb/load-dataset.js';
import { createViews } from '../../engines/duckdb/sql.js';

import { openDuckDbUpdate } from '../../engines/duckdb/update-session.js';
import { formatBytes, formatCount } from '../../format.js';

import type { Target, TargetRequest } from './target.js';

/**
 * Names a database that is a DuckDB file in the dataset's folder; the file is made when it is loaded.
 *
 * @throws DatagenError `server` when DuckDB is not installed; `conflict` when it cannot have a file there
 */
export async function openDuckDbTarget(request: TargetRequest): Promise<Target> {
  const { database } = request.connection;
  const { signal } = request.context;
  const file = await locateDatabase(join(request.folder, `${database}.duckdb`));
  request.reporter.line('engine', `DuckDB ${await readDuckDbVersion()}, embedded in this program`);
  return {
    database,
    place: file,
    title: `${database} in ${file}`,
    namedBy: ['--target', 'duckdb', '-D', database],
    openedWith: request.context.calls.to('server', 'shell', '--target', 'duckdb', '-D', database),
    inspect: () => inspectFile(file),
    load: (folder, manifest, replacement) => load(file, folder, manifest, replacement, request),
    async createViews(lateFeePerDay) {
      const db = await openDuckDb(file, { signal });
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
  replacement: Replacement,
  { context, reporter }: TargetRequest,
): Promise<void> {
  const total = bytesOf(manifest);
  await reporter.phase(
    'load',
    (onAdvance) =>
      loadDuckDbFile(file, {
        folder,
        manifest,
        ...replacement,
        signal: context.signal,
        onTable: ({ table, rows, bytes }) => onAdvance({ done: bytes, total, rows, bytes, item: table }),
      }),
    (_, seconds) => {
      const rows = rowsOf(manifest);
      const rate = `${formatCount(rows / seconds)} rows/s, ${formatBytes(total / seconds)}/s`;
      return `${formatCount(rows)} rows into ${file} (${rate})`;
    },
  );
}
