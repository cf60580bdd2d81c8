import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import type { RowPart, RowSource } from '../../../pipeline/sinks/table-queue.js';
import type { Table } from '../../../schema/tables.js';
import type { ConnectionPool } from './connection-pool.js';

/** A table and where its rows come from. */
export interface TableLoad {
  readonly table: Table;
  readonly source: RowSource;
  /** Connections that may bring its parts in side by side. */
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
 * Fills tables side by side, in the order given, each over its connectionsPerTable; what comes next for a table is begun as soon
 * as it has all its rows, while others are still being filled. Throws a DatagenError 'load' when the rows that the
 * server has taken are not as many as the source says it gave.
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

/** Throws a DatagenError 'load' when a table got other rows than its source gave. */
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
 * Fills tables over one connection: it takes the next part of any table, since writers wait until their part is taken.
 * Precondition: each part is complete when the source gives it, and does not wait for others.
 * Throws a DatagenError 'load' when a table has not as many rows as its source says it gave.
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
