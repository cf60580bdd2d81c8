import type { SharedRun } from './shared-run.js';

/** What a run has come to, kept to go back to. */
export type Snapshot = readonly (Int32Array | Float64Array)[];

/** Copies everything that trading changes. Precondition: no block is under way. */
export function takeSnapshot(run: SharedRun): Snapshot {
  return changingColumns(run).map((column) => column.slice());
}

/** Puts a run back to where it was; the next block it trades is the one that was next then. */
export function restoreSnapshot(run: SharedRun, snapshot: Snapshot): void {
  changingColumns(run).forEach((column, index) => {
    column.set(snapshot[index] ?? []);
  });
}

function changingColumns({ state, ledger }: SharedRun): (Int32Array | Float64Array)[] {
  const columns = Object.values(state).filter((column) => typeof column !== 'number');
  return [...columns, ledger.sums];
}
