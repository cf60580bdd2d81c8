import type { SharedRun } from './shared-run.js';

type Column = Int32Array | Uint16Array | Float64Array;

/** A copy of a run's state, to return to. */
export type Snapshot = readonly Column[];

/** Copies everything that the simulation changes. Precondition: no block is in flight. */
export function takeSnapshot(run: SharedRun): Snapshot {
  return changingColumns(run).map((column) => column.slice());
}

/** Restores a run: the next block is the one that was next when the snapshot was taken. */
export function restoreSnapshot(run: SharedRun, snapshot: Snapshot): void {
  changingColumns(run).forEach((column, index) => {
    column.set(snapshot[index] ?? []);
  });
}

function changingColumns({ state, ledger }: SharedRun): Column[] {
  const columns = Object.values(state).filter((column) => typeof column !== 'number');
  return [...columns, ledger.sums];
}
