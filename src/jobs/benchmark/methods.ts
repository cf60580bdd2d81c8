import type { BenchMethod } from './bench-method.js';
import { multiRows, singleRows } from './inserts.js';
import { handTuned, importProgram, naive, tuned } from './load-file.js';
import type { MethodKey } from './method-titles.js';
import { loadedFolder, streamed } from './this-program.js';

type Make = (connections: number) => BenchMethod;

/** Every method, the slowest kinds first. Those whose name ends in N are measured with several numbers of connections. */
const METHODS: Readonly<Record<MethodKey, BenchMethod | Make>> = {
  'insert-single': singleRows,
  'insert-multi': multiRows,
  import: importProgram,
  'local-naive': naive('local'),
  'infile-naive': naive('infile'),
  'local-before-N': (connections) => tuned('local-before-N', connections),
  'local-after-N': (connections) => tuned('local-after-N', connections),
  'infile-after-N': (connections) => tuned('infile-after-N', connections),
  'hand-tuned': handTuned,
  load: loadedFolder,
  stream: streamed,
};

/** Lists every method. Numbers of connections double up to the maximum. */
export function listMethods(maxConnections: number): readonly BenchMethod[] {
  const counts = [1];
  while ((counts.at(-1) ?? 1) * 2 <= maxConnections) counts.push((counts.at(-1) ?? 1) * 2);
  return Object.values(METHODS).flatMap((method) => (typeof method === 'function' ? counts.map(method) : [method]));
}
