import { listColumns } from '../../checks/list-columns.js';
import { PURCHASES, requireColumns } from '../../checks/require-columns.js';
import { askYes } from '../../cli/confirm.js';
import type { CommandContext } from '../../cli/context.js';
import { reportBinlog } from '../../cli/options/binlog-option.js';
import { type CommonOptions, resolveOptions } from '../../cli/options/options.js';
import { askWay, type WayOptions, wayOf } from '../../cli/options/purchase-choice.js';
import { presentPurchase } from '../../cli/present/inventory.js';
import { readRecordedConfig } from '../../config/extend.js';
import type { Config } from '../../config/schema.js';
import { lockDatabase } from '../../engines/mysql/database-lock.js';
import type { RunFacts } from '../../engines/mysql/run-record.js';
import { formatNumberOf } from '../../format.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import { mixWords } from '../../model/random/mix.js';
import { Purpose } from '../../model/random/purpose.js';
import { Stream } from '../../model/random/stream.js';
import { readRecord } from '../check/check-database.js';
import { type OpenDatabase, withDatabase } from '../open-database.js';
import { choosePurchases, type Way } from './choose.js';
import { narrowChoice } from './narrow-choice.js';
import { choosePurchaseDay } from './purchase-day.js';
import { type PurchaseReport, reportPurchase } from './purchase-report.js';
import { type Bounds, readBounds, readStock } from './read-stock.js';
import { placeLots, recordPurchase } from './record-purchase.js';

export interface InventoryAddOptions extends Omit<CommonOptions, 'seed'>, WayOptions {
  readonly seed?: string;
  readonly date?: string;
  readonly store?: readonly string[];
  readonly film?: readonly string[];
  readonly category?: readonly string[];
  readonly note?: string;
  readonly dryRun?: boolean;
}

const DEFAULT_SEED = 42;

/** Does `dvdrental inventory add`. */
export async function addInventory(options: InventoryAddOptions, context: CommandContext): Promise<void> {
  const given = wayOf(options);
  const way = given ?? (await askWay((text) => context.stderr.write(text)));
  const report = await withDatabase(options, context, (database) =>
    buy(database, way, given === undefined, options, context),
  );
  context.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : presentPurchase(report));
  context.finish(0);
}

async function buy(
  database: OpenDatabase,
  way: Way,
  wasAsked: boolean,
  options: InventoryAddOptions,
  context: CommandContext,
): Promise<PurchaseReport> {
  const { connection, runner, target, reporter } = database;
  requireColumns(await listColumns(runner), PURCHASES, 'A purchase');
  if (!options.dryRun) await lockDatabase(connection, target.database);
  // Until the lock was given another process may have changed the database.
  const beside = { ...target, look: () => target.lookBeside(connection) };
  const record = options.dryRun ? database.record : await readRecord(beside);
  const bounds = await readBounds(runner);
  const stock = await readStock(runner);
  const end = endOfTrade(record, bounds);
  const date = choosePurchaseDay(options.date, bounds, end);
  if (end === undefined && bounds.lastRental !== null && date <= bounds.lastRental) {
    reporter.notice(`The copies join on ${date}, though there are rentals until ${bounds.lastRental}.`);
  }
  const purchasing = await readPurchasing(options, record, context);
  const strategy = options.strategy ?? purchasing.strategy;
  const seed = await chooseSeed(options, record, bounds.lastInventoryId, context);
  const choice = narrowChoice(
    stock,
    { stores: options.store ?? [], films: options.film ?? [], categories: options.category ?? [] },
    date,
  );
  const wish = {
    way,
    date,
    terms: purchasing[strategy],
    isStrategyNamed: options.strategy !== undefined,
    areFilmsNamed: options.film !== undefined,
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
  if (options.dryRun) return report(false);
  if (wasAsked) {
    context.stderr.write(presentPurchase(report(false)));
    if (!(await askYes(`Buy ${formatNumberOf(report(false).copies, 'copy', 'copies')}? [y/N] `))) {
      return report(false);
    }
  }
  await reportBinlog(database);
  const { open, database: name } = target;
  await recordPurchase(
    { connection, open, database: name, runner },
    purchases,
    date,
    options.note ?? describeMethod(way, strategy),
  );
  return report(true);
}

/** The day after the last simulated week; undefined without a record, or where others have added rentals after it. */
function endOfTrade(record: RunFacts | undefined, { lastRental }: Bounds): string | undefined {
  if (record === undefined) return undefined;
  const end = dateText(parseDay(record.firstDay) + 7 * record.weeks);
  return lastRental !== null && lastRental >= end ? undefined : end;
}

/** How the chain buys: as the file says, else as the database was made, else by default. */
async function readPurchasing(
  options: InventoryAddOptions,
  record: RunFacts | undefined,
  context: CommandContext,
): Promise<Config['inventory_purchasing']> {
  const recorded =
    options.config === undefined && record !== undefined
      ? readRecordedConfig(record.configuration)
      : undefined;
  if (recorded !== undefined) return recorded.inventory_purchasing;
  return (await resolveOptions(options, context)).config.inventory_purchasing;
}

/** The same command on the same database buys the same; the next one sees a larger stock and buys again. */
async function chooseSeed(
  options: InventoryAddOptions,
  record: RunFacts | undefined,
  lastInventoryId: number,
  context: CommandContext,
): Promise<number> {
  if (options.seed !== undefined) return (await resolveOptions(options, context)).config.simulation.seed;
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
