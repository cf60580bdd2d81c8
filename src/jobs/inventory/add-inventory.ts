import { hasColumn, listColumns, PURCHASES, requireColumns } from '../../checks/list-columns.js';

import type { PurchaseStrategy } from '../../config/purchase-strategies.js';
import type { Config } from '../../config/schema.js';
import type { RunRecord } from '../../dataset/run-record.js';
import type { QueryRunner, Transaction, UpdateSession } from '../../engines/engine.js';
import { describeBinlog } from '../../engines/mysql/binlog.js';
import type { SqlDialect } from '../../engines/sql-dialect.js';
import { DatagenError, messageOf } from '../../errors.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { mixWords, Purpose, Stream } from '../../model/random/stream.js';
import { readRecord } from '../check/check-database.js';
import type { JobReport } from '../job.js';
import type { Target } from '../load/target.js';
import { chooseCopies, type PurchaseMethod } from './choose-copies.js';
import {
  copyRows,
  describeMethod,
  type Purchase,
  type PurchaseReport,
  placeLines,
  purchaseRows,
  reportPurchase,
} from './purchase.js';
import { choosePurchaseDay } from './purchase-day.js';
import { applyLimits, type Limits } from './purchase-limits.js';
import { type Bounds, readBounds, readStock } from './stock.js';

/** A purchase by hand, limited to some stores, films and genres. */
export interface PurchaseRequest extends Limits {
  readonly method: PurchaseMethod;
  readonly strategy?: PurchaseStrategy | undefined;
  /** ISO date; the day after the last week unless given. */
  readonly date?: string | undefined;
  /** The reason of the purchase, for inventory_purchases. */
  readonly note?: string | undefined;
  /** Derived from the database unless given. */
  readonly seed?: number | undefined;
  /** Replaces the purchasing configuration of the database's record. */
  readonly purchasing?: Config['inventory_purchasing'] | undefined;
  /** The purchasing configuration for a database without a record. */
  readonly defaultPurchasing: Config['inventory_purchasing'];
  /** Plans the purchase and buys nothing. */
  readonly dryRun: boolean;
  /** Called before the purchase. False cancels it. */
  readonly confirm?: ((offer: PurchaseReport) => Promise<boolean>) | undefined;
}

const DEFAULT_SEED = 42;

/**
 * Buys copies for a database of this program or any other, in one transaction.
 *
 * @throws DatagenError `conflict` when the database lacks a column, `usage` when nothing can be bought, `server` when
 *   the database refuses; the database is then unchanged
 */
export async function addInventory(
  target: Target,
  request: PurchaseRequest,
  reporter: JobReport,
  signal: AbortSignal,
): Promise<PurchaseReport> {
  const { database } = target;
  const record = await readRecord(target);
  if (request.dryRun) {
    const purchase = await target.query((runner) => planPurchase(runner, record, request, reporter));
    return reportPurchase(purchase, database, false);
  }
  const session = await target.beginUpdate({ signal, onNotice: (notice) => reporter.notice(notice) });
  try {
    // Another process may have changed the database before this one locked it.
    const { contents } = session;
    const current = contents.kind === 'complete' ? contents.record : undefined;
    const purchase = await planPurchase(session, current, request, reporter);
    if ((await request.confirm?.(reportPurchase(purchase, database, false))) === false) {
      return reportPurchase(purchase, database, false);
    }
    const binlog = describeBinlog(session.binlog);
    if (binlog !== undefined) reporter.line('binlog', binlog);
    await session.transact(['inventory', 'inventory_purchases'], (transaction) =>
      writePurchase(transaction, session.dialect, purchase),
    );
    return reportPurchase(purchase, database, true);
  } catch (error) {
    throw explain(error, session, signal);
  } finally {
    await session.close();
  }
}

async function planPurchase(
  runner: QueryRunner,
  record: RunRecord | undefined,
  request: PurchaseRequest,
  reporter: JobReport,
): Promise<Purchase> {
  requireColumns(await listColumns(runner), PURCHASES, 'A purchase');
  const { method } = request;
  const bounds = await readBounds(runner);
  const stock = await readStock(runner);
  const end = dayAfterWeeks(record, bounds);
  const date = choosePurchaseDay(request.date, bounds, end);
  if (end === undefined && bounds.lastRental !== null && date <= bounds.lastRental) {
    reporter.notice(`The copies join on ${date}, though there are rentals until ${bounds.lastRental}.`);
  }
  const purchasing = request.purchasing ?? record?.configuration.inventory_purchasing ?? request.defaultPurchasing;
  const strategy = request.strategy ?? purchasing.strategy;
  // The seed depends on the last copy: the same command buys the same copies on the same database, and other copies
  // when it is repeated.
  const seed = request.seed ?? mixWords(record?.seed ?? DEFAULT_SEED, bounds.lastInventoryId, 0, 0) >>> 0;
  const isStrategyNamed = request.strategy !== undefined;
  const selection = {
    ...applyLimits(stock, request, date),
    method,
    date,
    terms: purchasing[strategy],
    isStrategyNamed,
    areFilmsNamed: request.films.length > 0,
  };
  const lines = chooseCopies(stock, selection, new Stream(seed, 0, 0, Purpose.purchaseByHand));
  const usesStrategy = isStrategyNamed || ['quantity', 'percent', 'strategy'].includes(method.kind);
  return {
    method,
    strategy: usesStrategy ? strategy : null,
    seed,
    date,
    reason: request.note ?? describeMethod(method, strategy),
    lines: placeLines(lines, bounds, date),
  };
}

/** The day after the last simulated week; undefined without a record, or if others have added rentals after it. */
function dayAfterWeeks(record: RunRecord | undefined, { lastRental }: Bounds): string | undefined {
  if (record === undefined) return undefined;
  const end = dateText(parseDay(record.first_day) + 7 * record.weeks);
  return lastRental !== null && lastRental >= end ? undefined : end;
}

/** Writes the rows of a purchase. An old `inventory_purchases` may lack columns; only the existing ones are written. */
async function writePurchase(transaction: Transaction, dialect: SqlDialect, purchase: Purchase): Promise<void> {
  await transaction.insertRows('inventory', copyRows(purchase));
  const columns = await listColumns({ dialect, rows: transaction.rows });
  const [row] = await transaction.rows('SELECT COALESCE(MAX(purchase_id), 0) AS last FROM inventory_purchases');
  const rows = purchaseRows(purchase, Number(row?.last) + 1);
  await transaction.insertRows('inventory_purchases', keepColumns(rows, columns.get('inventory_purchases')));
  if (hasColumn(columns, 'film_releases', 'num_copies_added')) {
    await countReleases(transaction, purchase, hasColumn(columns, 'film_releases', 'last_update'));
  }
}

function* keepColumns(rows: Iterable<Record<string, string | number>>, present: ReadonlySet<string> = new Set()) {
  for (const row of rows) yield Object.fromEntries(Object.entries(row).filter(([column]) => present.has(column)));
}

/** Adds the copies to `num_copies_added` of films released since the opening. */
async function countReleases(transaction: Transaction, { lines }: Purchase, hasUpdate: boolean): Promise<void> {
  const releases = await transaction.rows('SELECT release_id, film_id, num_copies_added FROM film_releases');
  const rows = releases.flatMap(({ release_id, film_id, num_copies_added }) => {
    const bought = lines.filter(({ film }) => film.id === Number(film_id ?? 0));
    if (bought[0] === undefined) return [];
    const copies = bought.reduce((sum, line) => sum + line.copies, Number(num_copies_added ?? 0));
    return [[Number(release_id), copies, ...(hasUpdate ? [bought[0].arrival] : [])]];
  });
  const columns = ['release_id', 'num_copies_added', ...(hasUpdate ? ['last_update'] : [])];
  await transaction.changeRows('film_releases', { columns, keys: 1, rows });
}

/** Wraps what the engine threw; this program's own refusals stay as they are. */
function explain(cause: unknown, { notRestored }: UpdateSession, signal: AbortSignal): unknown {
  const undone = 'Nothing was bought: the purchase is one transaction, which is undone.';
  const options = { hint: notRestored === undefined ? undone : `${undone} ${notRestored}`, cause };
  if (signal.aborted) return new DatagenError('interrupted', 'The purchase was interrupted.', options);
  if (cause instanceof DatagenError && cause.code !== 'connection-lost' && cause.code !== 'load') return cause;
  return new DatagenError('server', `The purchase failed: ${messageOf(cause).replace(/\.$/, '')}.`, options);
}
