import { formatCount, formatSeconds } from '../../format.js';
import { readRecord } from '../../jobs/check/check-database.js';
import { type Target, withTarget } from '../../jobs/load/target.js';
import { TASK_NAMES, type TaskName, taskOf } from '../../jobs/maintain/task-list.js';
import {
  backUp,
  checkIntegrity,
  findSlow,
  maintainTables,
  measureGrowth,
  measureTables,
  requireServer,
  requireTaskColumns,
} from '../../jobs/maintain/tasks.js';
import type { MaintainOptions } from '../commands/maintain.js';
import type { CommandContext } from '../context.js';
import { type ExitCode, exitCodeOf, worseOf } from '../exit-codes.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { presentBackup, presentGrowth, presentSlow, presentStats, presentTables } from '../present/maintenance.js';
import { presentValidation } from '../present/results.js';

import { Reporter } from '../terminal/reporter.js';

/** The result of a task: for machines, for people, and for the exit code. */
interface Outcome {
  readonly result: unknown;
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** An open database and the hooks of a task. */
interface Job {
  readonly target: Target;
  readonly record: Awaited<ReturnType<typeof readRecord>>;
  readonly options: MaintainOptions;
  readonly reporter: Reporter;
  readonly context: CommandContext;
}

async function present<Result>(work: Promise<Result>, write: (result: Result) => string): Promise<Outcome> {
  const result = await work;
  return { result, text: write(result), exitCode: 0 };
}

const RUN: Readonly<Record<TaskName, (job: Job) => Promise<Outcome>>> = {
  stats: ({ target }) => present(measureTables(target), presentStats),
  growth: ({ target, record }) => present(measureGrowth(target, record), presentGrowth),
  integrity: async ({ target, record, context: { signal, stderr } }) => {
    const result = await checkIntegrity(target, record, signal);
    return { result, text: presentValidation(result, true, stderr.columns), exitCode: exitCodeOf(result) };
  },
  slow: ({ target }) => present(findSlow(target), presentSlow),
  analyze: (job) => maintain(job, 'analyze'),
  optimize: (job) => maintain(job, 'optimize'),
  backup: ({ target, options: { output, overwrite = false }, context }) =>
    present(backUp(target, { path: output, overwrite }, context), (backup) =>
      presentBackup(backup, target.database, context.calls),
    ),
};

function maintain({ target, reporter, context }: Job, task: 'analyze' | 'optimize'): Promise<Outcome> {
  return present(maintainTables(target, task, reporter, context.signal), (report) => presentTables(task, report));
}

async function withJob(
  names: readonly TaskName[],
  options: MaintainOptions,
  context: CommandContext,
  work: (job: Job) => Promise<void>,
): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  if (names.some((name) => taskOf(name).needsServer)) requireServer(request, context);
  await withTarget({ ...request, context, reporter }, async (target) =>
    work({ target, record: await readRecord(target), options, reporter, context }),
  );
}

/** Runs one task of `maintain`. */
export async function runTask(name: TaskName, options: MaintainOptions, context: CommandContext): Promise<void> {
  await withJob([name], options, context, async (job) => {
    const { result, text, exitCode } = await RUN[name](job);
    context.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : context.calls.complete(text));
    context.finish(exitCode);
  });
}

/** Runs every task. After a fault that integrity finds the others run too; the fault is the exit code. */
export async function runAllTasks(options: MaintainOptions, context: CommandContext): Promise<void> {
  await withJob(TASK_NAMES, options, context, async (job) => {
    await requireTaskColumns(job.target);
    const results: Record<string, unknown> = {};
    let worst: ExitCode = 0;
    for (const name of TASK_NAMES) {
      const began = performance.now();
      const { result, text, exitCode } = await RUN[name](job);
      results[name] = result;
      worst = worseOf(worst, exitCode);
      if (!options.json) context.stdout.write(`== ${name}\n${context.calls.complete(text)}\n`);
      job.reporter.line(name, `in ${formatSeconds((performance.now() - began) / 1000)}`);
    }
    if (options.json) context.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
    else context.stdout.write(`${formatCount(TASK_NAMES.length)} tasks done.\n`);
    context.finish(worst);
  });
}
