import type { Validation } from '../../checks/validate.js';
import { formatCount, formatSeconds } from '../../format.js';
import {
  analyzeTables,
  backUp,
  checkIntegrity,
  checkIntegrityBeside,
  findSlow,
  measureGrowth,
  measureTables,
  optimizeTables,
  requireTaskColumns,
} from '../../jobs/maintain/maintain-tasks.js';
import { type AskedDatabase, type OpenDatabase, withDatabase, withRunner } from '../../jobs/open-database.js';
import type { MaintainOptions, TaskName } from '../commands/maintain.js';
import type { CommandContext, ExitCode } from '../context.js';
import { resolveDatabase } from '../options/resolve-options.js';
import { exitCodeOf, worseOf } from '../present/exit-code.js';
import { presentBackup, presentGrowth, presentSlow, presentStats, presentTidying } from '../present/maintenance.js';
import { presentValidation } from '../present/results.js';
import { Reporter } from '../terminal/reporter.js';

/** The result of a task: for machines, for people, and for the exit code. */
interface Outcome {
  readonly result: unknown;
  readonly text: string;
  readonly exitCode: ExitCode;
}

interface Task {
  readonly run: (database: OpenDatabase, options: MaintainOptions, context: CommandContext) => Promise<Outcome>;
  /** The same where it needs questions alone, which every engine answers. */
  readonly ask?: (database: AskedDatabase, context: CommandContext) => Promise<Outcome>;
}

const done = (result: unknown, text: string): Outcome => ({ result, text, exitCode: 0 });

const TASKS: Readonly<Record<TaskName, Task>> = {
  stats: {
    run: async (database) => {
      const stats = await measureTables(database);
      return done(stats, presentStats(stats));
    },
  },
  growth: {
    run: askGrowth,
    ask: askGrowth,
  },
  integrity: {
    run: async (database, _, context) => judge(await checkIntegrityBeside(database, context), context),
    ask: async (database, context) => judge(await checkIntegrity(database, context), context),
  },
  slow: {
    run: async (database) => {
      const report = await findSlow(database);
      return done(report, presentSlow(report));
    },
  },
  analyze: {
    run: async (database) => {
      const report = await analyzeTables(database);
      return done(report, presentTidying('analyze', report));
    },
  },
  optimize: {
    run: async (database) => {
      const report = await optimizeTables(database);
      return done(report, presentTidying('optimize', report));
    },
  },
  backup: {
    run: async (database, { output, overwrite = false }, context) => {
      const backup = await backUp(database, { path: output, overwrite }, context);
      return done(backup, presentBackup(backup, database.target.database, context.calls));
    },
  },
};

async function askGrowth(database: AskedDatabase): Promise<Outcome> {
  const growth = await measureGrowth(database);
  return done(growth, presentGrowth(growth));
}

function judge(validation: Validation, { stderr }: CommandContext): Outcome {
  return {
    result: validation,
    text: presentValidation(validation, true, stderr.columns),
    exitCode: exitCodeOf(validation),
  };
}

/** Runs one task of `maintain`. */
export async function runTask(name: TaskName, options: MaintainOptions, context: CommandContext): Promise<void> {
  const task = TASKS[name];
  const { ask } = task;
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  const { result, text, exitCode } =
    ask === undefined
      ? await withDatabase(request, context, reporter, (database) => task.run(database, options, context))
      : await withRunner(request, context, reporter, (database) => ask(database, context));
  context.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : context.calls.complete(text));
  context.finish(exitCode);
}

/** Runs every task. A fault that integrity finds keeps nothing else from being done, but is the exit code. */
export async function runAllTasks(
  names: readonly TaskName[],
  options: MaintainOptions,
  context: CommandContext,
): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  await withDatabase(request, context, reporter, async (database) => {
    await requireTaskColumns(database);
    const results: Record<string, unknown> = {};
    let worst: ExitCode = 0;
    for (const name of names) {
      const began = performance.now();
      const { result, text, exitCode } = await TASKS[name].run(database, options, context);
      results[name] = result;
      worst = worseOf(worst, exitCode);
      if (!options.json) context.stdout.write(`== ${name}\n${context.calls.complete(text)}\n`);
      reporter.line(name, `in ${formatSeconds((performance.now() - began) / 1000)}`);
    }
    if (options.json) context.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
    else context.stdout.write(`${formatCount(names.length)} tasks done.\n`);
    context.finish(worst);
  });
}
