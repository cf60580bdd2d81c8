import { listColumns } from '../../checks/list-columns.js';
import { PURCHASES, requireColumns } from '../../checks/require-columns.js';
import type { Config } from '../../config/schema.js';
import type { RunRecord } from '../../dataset/run-record.js';
import { lockDatabase } from '../../engines/mysql/database-lock.js';
import { formatNumberOf } from '../../format.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { mixWords, Purpose, Stream } from '../../model/random/stream.js';

import { readRecord } from '../check/check-database.js';
import { type OpenDatabase, reportBinlog } from '../open-database.js';
import { choosePurchases, type Way } from './choose.js';
import { narrowChoice } from './narrow-choice.js';
import { choosePurchaseDay } from './purchase-day.js';
import { type PurchaseReport, reportPurchase } from './purchase-report.js';
import { type Bounds, readBounds, readStock } from './read-stock.js';
import { placeLots, recordPurchase } from './record-purchase.js';

/** A purchase by hand. */
export interface PurchaseRequest {
  readonly way: Way;
  readonly strategy?: 'aggressive' | 'stable' | 'seasonal' | undefined;
  /** The day of purchase; the day after the last week unless given. */
  readonly date?: string | undefined;
  /** For these stores, films and genres only; none of a kind is all of it. */
  readonly stores: readonly string[];
  readonly films: readonly string[];
  readonly categories: readonly string[];
  /** Why it was bought, for inventory_purchases. */
  readonly note?: string | undefined;
  /** Derived from the database unless given. */
  readonly seed?: number | undefined;
  /** How the chain buys, where the database's own record is not to say it. */
  readonly purchasing?: Config['inventory_purchasing'] | undefined;
  /** How the chain buys where nothing else says it. */
  readonly defaultPurchasing: Config['inventory_purchasing'];
  /** Nothing is bought. */
  readonly dryRun: boolean;
  /** Asked before the purchase, if given. */
  readonly confirm?: ((offer: PurchaseReport) => Promise<boolean>) | undefined;
}

const DEFAULT_SEED = 42;

/**
 * Buys copies for a database of this program or any other.
 *
 * @throws DatagenError `conflict` when the database lacks a column, or nothing can be bought
 */
export async function addInventory(database: OpenDatabase, request: PurchaseRequest): Promise<PurchaseReport> {
  const { way, dryRun } = request;
  const { connection, runner, target, reporter } = database;
  requireColumns(await listColumns(runner), PURCHASES, 'A purchase');
  if (!dryRun) await lockDatabase(connection, target.database);
  // Until the lock was given another process may have changed the database.
  const beside = { ...target, inspect: () => target.inspectBeside(connection) };
  const record = dryRun ? database.record : await readRecord(beside);
  const bounds = await readBounds(runner);
  const stock = await readStock(runner);
  const end = endOfTrade(record, bounds);
  const date = choosePurchaseDay(request.date, bounds, end);
  if (end === undefined && bounds.lastRental !== null && date <= bounds.lastRental) {
    reporter.notice(`The copies join on ${date}, though there are rentals until ${bounds.lastRental}.`);
  }
  const purchasing = request.purchasing ?? record?.configuration.inventory_purchasing ?? request.defaultPurchasing;
  const strategy = request.strategy ?? purchasing.strategy;
  const seed = request.seed ?? deriveSeed(record, bounds.lastInventoryId);
  const choice = narrowChoice(
    stock,
    { stores: request.stores, films: request.films, categories: request.categories },
    date,
  );
  const wish = {
    way,
    date,
    terms: purchasing[strategy],
    isStrategyNamed: request.strategy !== undefined,
    areFilmsNamed: request.films.length > 0,
  };
  const lots = choosePurchases(stock, choice, wish, new Stream(seed, 0, 0, Purpose.purchaseByHand));
  const purchases = placeLots(lots, bounds, date);
  const usesStrategy = wish.isStrategyNamed || way.kind === 'quantity' || way.kind === 'percent';
  const report = (bought: boolean) =>
    reportPurchase(purchases, {
      database: target.database,
      way,
      strategy: usesStrategy || way.kind === 'strategy' ? strategy : null,
      seed,
      date,
      bought,
    });
  if (dryRun || (await request.confirm?.(report(false))) === false) return report(false);
  await reportBinlog(database);
  const { open, database: name } = target;
  await recordPurchase(
    { connection, open, database: name, runner },
    purchases,
    date,
    request.note ?? describeMethod(way, strategy),
  );
  return report(true);
}

/** The day after the last simulated week; undefined without a record, or where others have added rentals after it. */
function endOfTrade(record: RunRecord | undefined, { lastRental }: Bounds): string | undefined {
  if (record === undefined) return undefined;
  const end = dateText(parseDay(record.first_day) + 7 * record.weeks);
  return lastRental !== null && lastRental >= end ? undefined : end;
}

/** The same command on the same database buys the same; the next one sees a larger stock and buys again. */
function deriveSeed(record: RunRecord | undefined, lastInventoryId: number): number {
  return mixWords(record?.seed ?? DEFAULT_SEED, lastInventoryId, 0, 0) >>> 0;
}

function describeMethod(way: Way, strategy: string): string {
  switch (way.kind) {
    case 'quantity':
      return `${formatNumberOf(way.copies, 'copy', 'copies')}, ${strategy}`;
    case 'percent':
      return `${way.percent} % of the stock, ${strategy}`;
    case 'per-film':
      return `${way.copies} of each film`;
    case 'popular':
      return `${way.copies} of each of the ${way.films} most rented films`;
    case 'strategy':
      return `one film of each genre, ${strategy}`;
  }
}
