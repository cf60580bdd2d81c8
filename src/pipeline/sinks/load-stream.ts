import type { BusyClock } from '../../busy-clock.js';
import type { Table, TableName } from '../../schema/tables.js';
import type { Sink } from './sink.js';
import { type ChunkBoundary, type RowSource, TableQueue } from './table-queue.js';

/** Passes rows from memory to the load, with a queue for each table. */
export class LoadStream implements Sink {
  private readonly queues: ReadonlyMap<TableName, TableQueue>;

  /**
   * @param cutOf - how to split a table's rows into parts
   * @param clockOf - a clock that runs while a table's rows are read, except while the reader waits for them
   */
  constructor(
    tables: readonly Table[],
    cutOf: (table: Table) => ChunkBoundary,
    clockOf: (table: Table) => BusyClock | undefined = () => undefined,
  ) {
    this.queues = new Map(tables.map((table) => [table.name, new TableQueue(cutOf(table), 'csv', clockOf(table))]));
  }

  /** The rows of a table. */
  source(table: TableName): RowSource {
    return this.queue(table);
  }

  write(table: TableName, bytes: Uint8Array, rows: number): Promise<void> {
    return this.queue(table).write(bytes, rows);
  }

  end(table: TableName): void {
    this.queue(table).end();
  }

  /** Ends the reading: writers get this error. */
  fail(error: unknown): void {
    for (const queue of this.queues.values()) queue.fail(error);
  }

  private queue(table: TableName): TableQueue {
    const queue = this.queues.get(table);
    if (queue === undefined) throw new RangeError(`There is no table ${table}.`);
    return queue;
  }
}
