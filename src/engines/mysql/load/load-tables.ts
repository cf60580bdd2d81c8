import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import type { RowPart, RowSource } from '../../../pipeline/sinks/table-queue.js';
import type { Table } from '../../../schema/tables.js';
import type { ConnectionPool } from './connection-pool.js';

/** A table and where its rows come from. */
export interface TableLoad {
  readonly table: Table;
  readonly source: RowSource;
  /** The number of connections that load its parts concurrently. */
  readonly connectionsPerTable: number;
}

/** Loads a part of a table's rows, reports the bytes that have been read, and returns the number of rows. */
export type LoadPart = (
  connection: Connection,
  load: TableLoad,
  part: RowPart,
  onBytes: (bytes: number) => void,
) => Promise<number>;

export interface LoadEvents {
  readonly onBegin: (table: Table) => void;
  /** Bytes that have gone to the server so far. */
  readonly onBytes: (table: Table, bytes: number) => void;
  readonly onFull: (table: Table, rows: number, bytes: number) => void;
}

/**
 * Loads tables concurrently, in the order given, each over its number of connections. When a table has all its rows,
 * `next` runs for it while others are still being loaded. Throws a DatagenError 'load' if the server stored another
 * number of rows than the source gave.
 */
export async function loadTables(
  pool: ConnectionPool,
  loads: readonly TableLoad[],
  loadPart: LoadPart,
  events: LoadEvents,
  next: (connection: Connection, load: TableLoad) => Promise<void>,
): Promise<void> {
  const connectionsPerTable = loads.flatMap((load) => {
    const state = { ...load, busy: load.connectionsPerTable, rows: 0, bytes: 0 };
    return Array.from({ length: load.connectionsPerTable }, () => state);
  });
  await pool.work(connectionsPerTable, async (connection, share) => {
    const { table, source } = share;
    for (let part = await source.next(); part !== undefined; part = await source.next()) {
      if (share.bytes === 0) events.onBegin(table);
      let read = 0;
      const rows = await loadPart(connection, share, part, (bytes) => {
        share.bytes += bytes - read;
        read = bytes;
        events.onBytes(table, share.bytes);
      });
      share.rows += rows;
    }
    share.busy -= 1;
    if (share.busy > 0) return;
    requireRows(table, share.rows, source.rows);
    events.onFull(table, source.rows, source.bytes);
    await next(connection, share);
  });
}

/** Throws a DatagenError 'load' if a table has another number of rows than its source gave. */
function requireRows(table: Table, loaded: number, expected: number): void {
  if (loaded === expected) return;
  throw new DatagenError('load', `${table.name} got ${loaded} rows; its source has ${expected}.`, {
    hint: 'The database is marked as loading. Make the dataset again, then load with --overwrite.',
  });
}

interface Offer {
  readonly load: TableLoad;
  readonly part: RowPart | undefined;
}

/**
 * Loads tables over one connection. It takes the next part of any table, since writers wait until their part is taken.
 * Precondition: each part is complete when the source returns it. Throws a DatagenError 'load' if the server stored
 * another number of rows than the source gave.
 */
export async function loadInTurn(
  connection: Connection,
  loads: readonly TableLoad[],
  loadPart: LoadPart,
  events: LoadEvents,
  next: (connection: Connection, load: TableLoad) => Promise<void>,
): Promise<void> {
  const offers = new Map(loads.map((load) => [load, nextOffer(load)]));
  const loaded = new Map<TableLoad, { rows: number; bytes: number }>();
  while (offers.size > 0) {
    const { load, part } = await Promise.race(offers.values());
    const { table, source } = load;
    const { rows, bytes } = loaded.get(load) ?? { rows: 0, bytes: 0 };
    if (part === undefined) {
      offers.delete(load);
      requireRows(table, rows, source.rows);
      events.onFull(table, source.rows, source.bytes);
      await next(connection, load);
      continue;
    }
    if (bytes === 0) events.onBegin(table);
    let read = 0;
    const taken = await loadPart(connection, load, part, (partBytes) => {
      read = partBytes;
      events.onBytes(table, bytes + read);
    });
    loaded.set(load, { rows: rows + taken, bytes: bytes + read });
    offers.set(load, nextOffer(load));
  }
}

async function nextOffer(load: TableLoad): Promise<Offer> {
  return { load, part: await load.source.next() };
}
