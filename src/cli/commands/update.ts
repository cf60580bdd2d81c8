import { type Command, InvalidArgumentError } from 'commander';
import { describeBinlog } from '../../engines/mysql/binlog.js';
import { formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import { openTarget, type Target } from '../../jobs/load/target.js';
import { threadsFor } from '../../jobs/run/threads.js';
import type { UpdateOutline } from '../../jobs/update/describe.js';
import type { UpdateResult } from '../../jobs/update/request.js';
import { updateDatabase } from '../../jobs/update/update-database.js';
import type { Calls } from '../calls.js';
import type { CommandContext } from '../context.js';
import { addBinlogOption } from '../options/binlog-option.js';
import {
  addOutputOptions,
  addPlaceOptions,
  addThreadOptions,
  type CommonOptions,
  resolveDatabase,
  threadsOf,
} from '../options/options.js';
import { Reporter } from '../terminal/reporter.js';
import { addExamples } from './examples.js';

interface UpdateOptions extends Omit<CommonOptions, 'season'> {
  readonly season?: number;
}

/** Defines `dvdrental update`: more weeks for a database that is there. */
export function defineUpdate(program: Command, context: CommandContext): void {
  const command = program
    .command('update')
    .argument('<weeks>', 'how many weeks to append', parseWeeks)
    .description('Append weeks to a database, in one transaction: all of it, or nothing.')
    .option('--season <percent>', 'one percentage for the new weeks instead of the seasons', parsePercent)
    .option('--dry-run', 'say how many rows it would write and how long that would take, and stop there');
  addThreadOptions(command);
  addOutputOptions(addBinlogOption(addPlaceOptions(command))).action(
    async (weeks: number, options: UpdateOptions) => {
      await update(weeks, options, context);
      context.finish(0);
    },
  );
  addExamples(
    command,
    ['dvdrental update 4', 'four more weeks for dvdrental_live on the private server'],
    ['dvdrental update 52 --season 120 -D rentals --dry-run', 'what a busy year more would take'],
  );
}

async function update(weeks: number, options: UpdateOptions, context: CommandContext): Promise<void> {
  const { season, ...common } = options;
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(common, context);
  const target = await openTarget({ ...request, context, reporter });
  try {
    const result = await appendWeeks(weeks, season, target, common, context, reporter);
    if (options.json)
      context.stdout.write(`${JSON.stringify({ database: target.database, weeks, ...result }, null, 2)}\n`);
    else context.stdout.write(describeResult(weeks, target, result, context.calls));
  } finally {
    await target.close();
  }
}

async function appendWeeks(
  weeks: number,
  season: number | undefined,
  target: Target,
  options: Omit<UpdateOptions, 'season'>,
  context: CommandContext,
  reporter: Reporter,
): Promise<UpdateResult> {
  const began = performance.now();
  let planned = began;
  let simulated = { done: 0, total: 0 };
  let written = { done: 0, total: 0, rows: 0 };
  reporter.follow('plan', () => simulated);
  try {
    const result = await updateDatabase({
      database: target.database,
      begin: target.beginUpdate,
      weeks,
      season,
      threads: threadsFor(threadsOf(options, context)),
      dryRun: options.dryRun,
      signal: context.signal,
      onSimulated: (done, total) => {
        simulated = { done, total };
      },
      onNotice: (notice) => reporter.notice(context.calls.complete(notice)),
      onPlanned: (outline) => {
        planned = performance.now();
        tellPlan(outline, (planned - began) / 1000, reporter, context.calls);
        const binlog = options.dryRun ? undefined : describeBinlog(outline.binlog);
        if (binlog !== undefined) reporter.line('binlog', binlog);
        reporter.follow('update', () => written);
      },
      onRows: (done, total) => {
        written = { done, total, rows: done };
      },
    });
    if (result.written) {
      const seconds = (performance.now() - planned) / 1000;
      const rate = `${formatCount(result.rows / seconds)} rows/s`;
      reporter.line('update', `${formatCount(result.rows)} rows (${rate}) in ${formatSeconds(seconds)}`);
    }
    return result;
  } finally {
    reporter.clear();
  }
}

function tellPlan(outline: UpdateOutline, seconds: number, reporter: Reporter, calls: Calls): void {
  const parts = Object.entries(outline.tables).flatMap(([table, { added, changed, removed }]) => {
    const what = [
      ...(added > 0 ? [`${formatCount(added)} new`] : []),
      ...(changed > 0 ? [`${formatCount(changed)} changed`] : []),
      ...(removed > 0 ? [`${formatCount(removed)} taken back`] : []),
    ];
    return what.length > 0 ? [`${table} ${what.join(', ')}`] : [];
  });
  reporter.line('plan', `made in ${formatSeconds(seconds)}: ${parts.join('; ')}`);
  for (const assumption of outline.assumptions) reporter.line('assumed', calls.complete(assumption));
  for (const { check, faults, isNotice, error } of outline.faults) {
    reporter.line(
      isNotice ? 'noticed' : 'faults',
      `${check}: ${error ?? `${formatCount(faults)}, and the new weeks add none`}`,
    );
  }
  const expected = formatSeconds(outline.expectedSeconds);
  reporter.line('expected', `${formatNumberOf(outline.rows, 'row')} in about ${expected}`);
}

function describeResult(weeks: number, target: Target, result: UpdateResult, calls: Calls): string {
  const { database, namedBy } = target;
  if (!result.written) return `Nothing was changed: this was a dry run for database ${database}.\n`;
  const grown = `Database ${database} is ${formatNumberOf(weeks, 'week')} longer, a snapshot of ${result.asOf} now`;
  return `${grown}; check it with ${calls.to('validate', ...namedBy)}.\n`;
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
