import type { BenchMethod } from './bench-method.js';
import { multiRows, singleRows } from './inserts.js';
import { handTuned, importProgram, naive, tuned } from './load-file.js';
import { loadedFolder, streamed } from './this-program.js';

/** Every method, the slowest kinds first. Numbers of connections double up to the maximum. */
export function listMethods(maxConnections: number): readonly BenchMethod[] {
  const counts = [1];
  while ((counts.at(-1) ?? 1) * 2 <= maxConnections) counts.push((counts.at(-1) ?? 1) * 2);
  return [
    singleRows,
    multiRows,
    importProgram,
    naive('local'),
    naive('infile'),
    ...counts.map((count) => tuned('local-before-N', count)),
    ...counts.map((count) => tuned('local-after-N', count)),
    ...counts.map((count) => tuned('infile-after-N', count)),
    handTuned,
    loadedFolder,
    streamed,
  ];
}
