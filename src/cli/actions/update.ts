import { describeBinlog } from '../../engines/mysql/binlog.js';
import { formatCount, formatNumberOf, formatSeconds } from '../../format.js';
import { type Target, withTarget } from '../../jobs/load/target.js';
import { threadsFor } from '../../jobs/run/simulate.js';
import type { UpdateOutline } from '../../jobs/update/carry-out.js';
import { type UpdateRequest, type UpdateResult, updateDatabase } from '../../jobs/update/update-database.js';
import type { Calls } from '../calls.js';
import type { UpdateOptions } from '../commands/update.js';
import type { CommandContext } from '../context.js';
import { resolveDatabase, threadsOf } from '../options/resolve-options.js';
import { Reporter } from '../terminal/reporter.js';

export async function update(weeks: number, options: UpdateOptions, context: CommandContext): Promise<void> {
  const { season, ...common } = options;
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(common, context);
  const plan = { weeks, season, dryRun: options.dryRun, threads: threadsFor(threadsOf(common, context)) };
  await withTarget({ ...request, context, reporter }, async (target) => {
    const { database } = target;
    const result = await appendWeeks(target, plan, reporter, context);
    context.stdout.write(
      options.json
        ? `${JSON.stringify({ database, weeks, ...result }, null, 2)}\n`
        : describeResult(weeks, target, result, context.calls),
    );
  });
}

async function appendWeeks(
  target: Target,
  plan: Pick<UpdateRequest, 'weeks' | 'season' | 'dryRun' | 'threads'>,
  reporter: Reporter,
  { signal, calls }: CommandContext,
): Promise<UpdateResult> {
  const began = performance.now();
  let planned = began;
  let simulated = { done: 0, total: 0 };
  let written = { done: 0, total: 0, rows: 0 };
  reporter.follow('plan', () => simulated);
  try {
    const result = await updateDatabase({
      ...plan,
      database: target.database,
      begin: target.beginUpdate,
      signal,
      onSimulated: (done, total) => {
        simulated = { done, total };
      },
      onNotice: (notice) => reporter.notice(calls.complete(notice)),
      onPlanned: (outline) => {
        planned = performance.now();
        reportPlan(outline, (planned - began) / 1000, reporter, calls);
        const binlog = plan.dryRun ? undefined : describeBinlog(outline.binlog);
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

function reportPlan(outline: UpdateOutline, seconds: number, reporter: Reporter, calls: Calls): void {
  const parts = Object.entries(outline.tables).flatMap(([table, { added, changed, removed }]) => {
    const what = [
      ...(added > 0 ? [`${formatCount(added)} new`] : []),
      ...(changed > 0 ? [`${formatCount(changed)} changed`] : []),
      ...(removed > 0 ? [`${formatCount(removed)} removed`] : []),
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
