import { type Command, InvalidArgumentError, Option } from 'commander';
import { PURCHASE_STRATEGIES } from '../../config/purchase-strategies.js';
import { dateText, parseDay } from '../../model/calendar/civil.js';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE, wholeNumber } from '../options/options.js';
import type { MethodOptions } from '../options/purchase-choice.js';
import { addExamples } from './examples.js';

export interface InventoryAddOptions extends Omit<CommonOptions, 'seed'>, MethodOptions {
  readonly seed?: string;
  readonly date?: string;
  readonly store?: readonly string[];
  readonly film?: readonly string[];
  readonly category?: readonly string[];
  readonly note?: string;
}

const MAX_COPIES = 1_000_000;

const MAX_NOTE = 100;

/** Defines `dvdrental inventory show|add`. */
export function defineInventory(program: Command, context: CommandContext): void {
  const command = program.command('inventory').description('Show the copies on the shelves, and buy more.');
  addExamples(
    command,
    ['dvdrental inventory show', 'the number of copies in and out'],
    ['dvdrental inventory add --quantity 50', 'buy fifty copies'],
  );
  const show = command.command('show').description('Show how many copies are in and out, and how old they are.');
  addOptions(show, [...PLACE, 'output']).action(async (options: CommonOptions) => {
    const { showInventory } = await import('../actions/inventory.js');
    await showInventory(options, context);
  });
  addExamples(
    show,
    ['dvdrental inventory show', 'the copies in dvdrental_live on the private server'],
    ['dvdrental inventory show -h db -u me -p', 'the copies in dvdrental_live on another server'],
    ['dvdrental inventory show --json', 'as JSON, for a program'],
  );
  const add = command
    .command('add')
    .description('Buy copies, chosen by one of these options; on a terminal it asks if none is given.')
    .option('--quantity <n>', 'n copies in all, spread by the strategy', copies)
    .option('--percent <p>', 'this percentage of the stock, spread by the strategy', parsePercent)
    .option('--per-film <n>', 'n copies of each film in each store that carries it', copies)
    .option('--popular <n>', 'the n most rented films; with --copies', copies)
    .option('--copies <k>', 'copies of each of the popular films, in all stores together', copies)
    .addOption(
      new Option(
        '--strategy <name>',
        'how to buy (default: as configured); alone: one film of each of its genres',
      ).choices(PURCHASE_STRATEGIES),
    )
    .option('--date <date>', 'the day of purchase (default: the day after the last week)', parseDate)
    .option('--store <id>', 'for this store only; may be repeated', collect)
    .option('--film <id or title>', 'this film only; may be repeated', collect)
    .option('--category <name>', 'films of this genre only; may be repeated', collect)
    .option('--note <text>', 'why it was bought, for inventory_purchases', parseNote)
    .option('--seed <n>', 'seed of the choice (default: from the database, so it can be repeated)')
    .option('--config <file>', 'a configuration file, for its inventory_purchasing')
    .option('--dry-run', 'print what would be bought; buy nothing');
  addOptions(add, [...PLACE, 'binlog', 'output']).action(async (options: InventoryAddOptions) => {
    const { buy } = await import('../actions/inventory.js');
    await buy(options, context);
  });
  addExamples(
    add,
    ['dvdrental inventory add --quantity 50', 'buy fifty copies, by the configured strategy'],
    ['dvdrental inventory add --percent 10 --store 2', 'buy a tenth of the stock of store 2'],
    ['dvdrental inventory add --per-film 1 --category Drama', 'buy a copy of each drama for each store that has it'],
    ['dvdrental inventory add --popular 10 --copies 5', 'buy five copies of each of the ten most rented films'],
    ['dvdrental inventory add --strategy seasonal --dry-run', 'try a strategy'],
  );
}

function copies(text: string): number {
  return wholeNumber(1, MAX_COPIES)(text);
}

function parsePercent(text: string): number {
  const percent = Number(text.replace(/\s*%$/, ''));
  if (/^\d+(\.\d+)?\s*%?$/.test(text) && percent > 0 && percent <= 10_000) return percent;
  throw new InvalidArgumentError('It must be a number above 0, up to 10000.');
}

function parseDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && dateText(parseDay(text)) === text) return text;
  throw new InvalidArgumentError('It must be a date of the calendar, written like 2004-09-27.');
}

function parseNote(text: string): string {
  const length = [...text].length;
  if (length > 0 && length <= MAX_NOTE && !/[\p{Cc}\p{Cs}]/u.test(text)) return text;
  throw new InvalidArgumentError(`It must be one line of text, 1 to ${MAX_NOTE} characters.`);
}

function collect(value: string, all: readonly string[] = []): string[] {
  return [...all, value];
}
