import { listColumns } from '../../checks/list-columns.js';
import { requireColumns, SHELVES } from '../../checks/require-columns.js';
import { formatNumberOf } from '../../format.js';
import { addInventory } from '../../jobs/inventory/add-inventory.js';
import { asOfDay } from '../../jobs/inventory/as-of-day.js';
import type { PurchaseReport } from '../../jobs/inventory/purchase-report.js';
import { readBounds } from '../../jobs/inventory/read-stock.js';
import { readInventory } from '../../jobs/inventory/show.js';
import { withDatabase, withRunner } from '../../jobs/open-database.js';
import type { InventoryAddOptions } from '../commands/inventory.js';
import type { CommandContext } from '../context.js';
import { askYes } from '../options/confirm.js';
import type { CommonOptions } from '../options/options.js';
import { askWay, wayOf } from '../options/purchase-choice.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { presentInventory, presentPurchase } from '../present/inventory.js';
import { Reporter } from '../terminal/reporter.js';

export async function showInventory(options: CommonOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  const report = await withRunner(request, context, reporter, async ({ runner, record }) => {
    requireColumns(await listColumns(runner), SHELVES, 'The inventory');
    return readInventory(runner, asOfDay(record, await readBounds(runner)));
  });
  context.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : presentInventory(report));
  context.finish(0);
}

export async function buy(options: InventoryAddOptions, context: CommandContext): Promise<void> {
  const { stderr } = context;
  const given = wayOf(options);
  const way = given ?? (await askWay((text) => stderr.write(text)));
  const { request, config } = await resolveDatabase(options, context);
  const { inventory_purchasing } = config;
  const report = await withDatabase(request, context, new Reporter(stderr, options), (database) =>
    addInventory(database, {
      way,
      strategy: options.strategy,
      date: options.date,
      stores: options.store ?? [],
      films: options.film ?? [],
      categories: options.category ?? [],
      note: options.note,
      seed: options.seed === undefined ? undefined : config.simulation.seed,
      purchasing: options.config === undefined ? undefined : inventory_purchasing,
      defaultPurchasing: inventory_purchasing,
      dryRun: options.dryRun ?? false,
      confirm: given === undefined ? (offer) => confirmOffer(offer, context) : undefined,
    }),
  );
  context.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : presentPurchase(report));
  context.finish(0);
}

function confirmOffer(offer: PurchaseReport, { stderr }: CommandContext): Promise<boolean> {
  stderr.write(presentPurchase(offer));
  return askYes(`Buy ${formatNumberOf(offer.copies, 'copy', 'copies')}? [y/N] `);
}
