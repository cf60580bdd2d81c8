import type { Connection } from 'mysql2/promise';
import type { RowPart } from '../../../pipeline/sinks/row-source.js';
import { type BringIn, type FillEvents, requireRows, type TableLoad } from './load-tables.js';

interface Offer {
  readonly filling: TableLoad;
  readonly part: RowPart | undefined;
}

/**
 * Fills tables over one connection: it takes the next part of any table, since writers wait until their part is taken.
 * Precondition: each part is complete when the source gives it, and does not wait for others.
 * Throws a DatagenError 'load' when a table has not as many rows as its source says it gave.
 */
export async function loadInTurn(
  connection: Connection,
  fillings: readonly TableLoad[],
  bringIn: BringIn,
  events: FillEvents,
  next: (connection: Connection, filling: TableLoad) => Promise<void>,
): Promise<void> {
  const offers = new Map(fillings.map((filling) => [filling, nextOffer(filling)]));
  const loaded = new Map<TableLoad, { rows: number; bytes: number }>();
  while (offers.size > 0) {
    const { filling, part } = await Promise.race(offers.values());
    const { table, source } = filling;
    const { rows, bytes } = loaded.get(filling) ?? { rows: 0, bytes: 0 };
    if (part === undefined) {
      offers.delete(filling);
      requireRows(table, rows, source.rows);
      events.onFull(table, source.rows, source.bytes);
      await next(connection, filling);
      continue;
    }
    if (bytes === 0) events.onBegin(table);
    let read = 0;
    const taken = await bringIn(connection, filling, part, (partBytes) => {
      read = partBytes;
      events.onBytes(table, bytes + read);
    });
    loaded.set(filling, { rows: rows + taken, bytes: bytes + read });
    offers.set(filling, nextOffer(filling));
  }
}

async function nextOffer(filling: TableLoad): Promise<Offer> {
  return { filling, part: await filling.source.next() };
}
