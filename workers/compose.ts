import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import type { SharedRun } from '../src/pipeline/shared-run.js';
import { SmallTableComposer, smallTableSource } from '../src/pipeline/small-tables.js';
import type { ComposeTask } from '../src/pipeline/tasks.js';

const run = workerData as SharedRun;
const customers = { ...run.chain.members, leaveSecond: run.leaveSecond };
const composer = new SmallTableComposer(smallTableSource(run.chain, customers), run.format);

/** Composes and encodes rows of a small table; their bytes are handed over, not copied. */
export default function compose({ table, from, end }: ComposeTask): unknown {
  const composed = composer.compose(table, from, end);
  return move({ [transferableSymbol]: [composed.bytes.buffer], [valueSymbol]: composed });
}
