import type { BenchMethod } from '../load-method.js';
import { handTuned } from './hand-tuned.js';
import { importProgram } from './import-program.js';
import { multiRows, singleRows } from './inserts.js';
import { naive, tuned } from './load-files.js';
import { loadedFolder, streamed } from './this-program.js';

/** Every way there is, the slowest kinds first; numbers of connections double up to the maximum. */
export function listWays(mostConnections: number): readonly BenchMethod[] {
  const counts = [1];
  while ((counts.at(-1) ?? 1) * 2 <= mostConnections) counts.push((counts.at(-1) ?? 1) * 2);
  return [
    singleRows,
    multiRows,
    importProgram,
    naive('client'),
    naive('server'),
    ...counts.map((count) => tuned('client', 'before', count)),
    ...counts.map((count) => tuned('client', 'after', count)),
    ...counts.map((count) => tuned('server', 'after', count)),
    handTuned,
    loadedFolder,
    streamed,
  ];
}
