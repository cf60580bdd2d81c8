import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

export interface UpdateOptions extends Omit<CommonOptions, 'season'> {
  readonly season?: number;
}

/** Defines `dvdrental update`. */
export function defineUpdate(program: Command, context: CommandContext): void {
  const command = program
    .command('update')
    .argument('<weeks>', 'how many weeks to append', parseWeeks)
    .description('Append weeks to a database, in one transaction: all of them, or none.')
    .option('--season <percent>', 'one percentage for the new weeks instead of the seasons', parsePercent)
    .option('--dry-run', 'print the number of rows and the time it would take; change nothing');
  addOptions(command, ['threads', ...PLACE, 'binlog', 'output']).action(
    async (weeks: number, options: UpdateOptions) => {
      const { update } = await import('../actions/update.js');
      await update(weeks, options, context);
      context.finish(0);
    },
  );
  addExamples(
    command,
    ['dvdrental update 4', 'four more weeks for dvdrental_live on the private server'],
    ['dvdrental update 52 --season 120 -D rentals --dry-run', 'the rows and time of one more, busy year'],
  );
}

function parseWeeks(text: string): number {
  const weeks = Number(text);
  if (/^\d+$/.test(text) && weeks >= 1 && weeks <= 3480) return weeks;
  throw new InvalidArgumentError('It must be a whole number from 1 to 3480.');
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) && percent >= -100 && percent <= 10_000) return percent;
  throw new InvalidArgumentError('It must be a percentage from -100 to 10000.');
}
