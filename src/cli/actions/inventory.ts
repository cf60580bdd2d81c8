import { formatNumberOf } from '../../format.js';
import { readRecord } from '../../jobs/check/check-database.js';
import { addInventory } from '../../jobs/inventory/add-inventory.js';
import type { PurchaseReport } from '../../jobs/inventory/purchase.js';
import { readInventory } from '../../jobs/inventory/show.js';
import { withTarget } from '../../jobs/load/target.js';
import type { InventoryAddOptions } from '../commands/inventory.js';
import type { CommandContext } from '../context.js';
import { askYes } from '../options/confirm.js';
import type { CommonOptions } from '../options/options.js';
import { askMethod, methodOf } from '../options/purchase-choice.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { presentInventory, presentPurchase } from '../present/inventory.js';
import { Reporter } from '../terminal/reporter.js';

export async function showInventory(options: CommonOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  const report = await withTarget({ ...request, context, reporter }, async (target) => {
    const record = await readRecord(target);
    return target.query((runner) => readInventory(runner, record));
  });
  context.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : presentInventory(report));
  context.finish(0);
}

export async function buy(options: InventoryAddOptions, context: CommandContext): Promise<void> {
  const { stderr, signal } = context;
  const given = methodOf(options);
  const method = given ?? (await askMethod((text) => stderr.write(text)));
  const { request, config } = await resolveDatabase(options, context);
  const { inventory_purchasing } = config;
  const reporter = new Reporter(stderr, options);
  const purchase = {
    method,
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
    confirm: given === undefined ? (offer: PurchaseReport) => confirmOffer(offer, context) : undefined,
  };
  const report = await withTarget({ ...request, context, reporter }, (target) =>
    addInventory(target, purchase, reporter, signal),
  );
  context.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : presentPurchase(report));
  context.finish(0);
}

function confirmOffer(offer: PurchaseReport, { stderr }: CommandContext): Promise<boolean> {
  stderr.write(presentPurchase(offer));
  return askYes(`Buy ${formatNumberOf(offer.copies, 'copy', 'copies')}? [y/N] `);
}
