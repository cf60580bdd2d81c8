import type { BusyClock } from '../../busy-clock.js';
import type { Table, TableName } from '../../schema/tables.js';
import type { RowSource } from './row-source.js';
import type { Sink } from './sink.js';
import { type ChunkBoundary, TableQueue } from './table-queue.js';

/** Hands rows from memory to the load, a feed for each table. */
export class LoadStream implements Sink {
  private readonly feeds: ReadonlyMap<TableName, TableQueue>;

  /**
   * @param cutOf - how a table's rows are to be cut into parts
   * @param clockOf - what runs while a table's rows are taken: it is to stand still while they are waited for
   */
  constructor(
    tables: readonly Table[],
    cutOf: (table: Table) => ChunkBoundary,
    clockOf: (table: Table) => BusyClock | undefined = () => undefined,
  ) {
    this.feeds = new Map(
      tables.map((table) => [table.name, new TableQueue(cutOf(table), 'csv', clockOf(table))]),
    );
  }

  /** Where a table's rows come out. */
  source(table: TableName): RowSource {
    return this.feed(table);
  }

  write(table: TableName, bytes: Uint8Array, rows: number): Promise<void> {
    return this.feed(table).write(bytes, rows);
  }

  end(table: TableName): void {
    this.feed(table).end();
  }

  /** Reading has ended: writers get this error. */
  fail(error: unknown): void {
    for (const feed of this.feeds.values()) feed.fail(error);
  }

  private feed(table: TableName): TableQueue {
    const feed = this.feeds.get(table);
    if (feed === undefined) throw new RangeError(`There is no table ${table}.`);
    return feed;
  }
}
