import { workerData } from 'piscina';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import { SmallTableComposer, smallTableSource } from '../src/pipeline/small-tables.js';
import type { ComposedInto, ComposeIntoTask } from '../src/pipeline/tasks.js';

const run = workerData as SharedRun;
const customers = { ...run.chain.members, leaveSecond: run.leaveSecond };
const composer = new SmallTableComposer(smallTableSource(run.chain, customers, run.dictionaries), run.format);

/** Composes and encodes rows of a small table into one of the run's buffers. */
export default function compose({ table, from, end, buffer }: ComposeIntoTask): ComposedInto {
  const { bytes, rows } = composer.compose(table, from, end);
  const room = run.buffers[buffer];
  if (!room) throw new RangeError(`no buffer ${buffer}`);
  room.set(bytes);
  return { rows, length: bytes.length };
}
