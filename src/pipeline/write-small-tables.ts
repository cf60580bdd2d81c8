import type { EncodedRows } from '../encode/small-table.js';
import type { SmallTableName } from '../schema/tables.js';
import type { OnProgress } from './progress.js';
import { ROWS_PER_COMPOSED_CHUNK } from './shared-run.js';
import type { Sink } from './sinks/sink.js';
import type { SmallTableComposer } from './small-tables.js';
import type { ComposeTask } from './tasks.js';

export interface SmallTableOptions {
  /**
   * Composes the rows that a task names. Those under way have turns, from 0 up to `atOnce`; when a turn comes again, the
   * rows that it brought before have been written.
   */
  readonly compose: (task: ComposeTask, turn: number) => Promise<EncodedRows>;
  /** Tasks that may be under way at a time. */
  readonly atOnce: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Writes small tables to a sink one after the other, in the order given. Their rows are composed some tasks ahead of
 * what is being written.
 */
export async function writeSmallTables(
  tables: readonly SmallTableName[],
  lengths: Pick<SmallTableComposer, 'countRows'>,
  sink: Sink,
  { compose, atOnce, onProgress }: SmallTableOptions,
): Promise<void> {
  const tasks = tables.flatMap((table, done) =>
    cut(table, lengths.countRows(table)).map((task) => ({ task, done })),
  );
  const ahead: Promise<EncodedRows>[] = [];
  for (const [index, { task, done }] of tasks.entries()) {
    while (ahead.length < atOnce && index + ahead.length < tasks.length) {
      const next = index + ahead.length;
      const begun = tasks[next];
      if (begun) ahead.push(listen(compose(begun.task, next % atOnce)));
    }
    onProgress?.({ phase: 'write', done, total: tables.length, item: task.table });
    const composed = await ahead.shift();
    if (composed && composed.rows > 0) await sink.write(task.table, composed.bytes, composed.rows);
    if (tasks[index + 1]?.task.table !== task.table) sink.end?.(task.table);
  }
}

/** A task that fails before its turn must not become an unhandled rejection. */
function listen(composed: Promise<EncodedRows>): Promise<EncodedRows> {
  composed.catch(() => undefined);
  return composed;
}

function cut(table: SmallTableName, rows: number | undefined): readonly ComposeTask[] {
  if (rows === undefined) return [{ table }];
  const count = Math.max(1, Math.ceil(rows / ROWS_PER_COMPOSED_CHUNK));
  return Array.from({ length: count }, (_, task) => ({
    table,
    from: task * ROWS_PER_COMPOSED_CHUNK,
    end: Math.min(rows, (task + 1) * ROWS_PER_COMPOSED_CHUNK),
  }));
}
