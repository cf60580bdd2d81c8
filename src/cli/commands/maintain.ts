import type { Command } from 'commander';
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
import type { CommandContext, ExitCode } from '../context.js';
import { addBinlogOption } from '../options/binlog-option.js';
import {
  addConnectionOptions,
  addOutputOptions,
  addPlaceOptions,
  addTargetOption,
  type CommonOptions,
  resolveDatabase,
} from '../options/options.js';
import { exitCodeOf, worseOf } from '../present/exit-code.js';
import {
  presentBackup,
  presentGrowth,
  presentSlow,
  presentStats,
  presentTidying,
} from '../present/maintenance.js';
import { presentValidation } from '../present/results.js';
import { Reporter } from '../terminal/reporter.js';
import { addExamples } from './examples.js';

interface MaintainOptions extends CommonOptions {
  readonly output?: string;
}

/** The result of a task: for machines, for people, and for the exit code. */
interface Outcome {
  readonly result: unknown;
  readonly text: string;
  readonly exitCode: ExitCode;
}

interface Task {
  readonly name: string;
  readonly description: string;
  /** It changes the database, if only its statistics. */
  readonly writes?: boolean;
  readonly run: (
    database: OpenDatabase,
    options: MaintainOptions,
    context: CommandContext,
  ) => Promise<Outcome>;
  /** The same where it needs questions alone, which every engine answers. */
  readonly ask?: (database: AskedDatabase, context: CommandContext) => Promise<Outcome>;
}

const done = (result: unknown, text: string): Outcome => ({ result, text, exitCode: 0 });

/** In the order in which `full` does them. */
const TASKS: readonly Task[] = [
  {
    name: 'stats',
    description: 'Rows, size and dates of every table.',
    run: async (database) => {
      const stats = await measureTables(database);
      return done(stats, presentStats(stats));
    },
  },
  {
    name: 'growth',
    description: 'Rentals week by week, and how they grew.',
    run: askGrowth,
    ask: askGrowth,
  },
  {
    name: 'integrity',
    description: 'Every check that needs no ledger; 3 when one fails, 1 when one could not run.',
    run: async (database, _, context) => judge(await checkIntegrityBeside(database, context), context),
    ask: async (database, context) => judge(await checkIntegrity(database, context), context),
  },
  {
    name: 'slow',
    description: 'Missing indexes and statistics, and the longest statements.',
    run: async (database) => {
      const report = await findSlow(database);
      return done(report, presentSlow(report));
    },
  },
  {
    name: 'analyze',
    description: 'Renew the statistics of every table.',
    writes: true,
    run: async (database) => {
      const report = await analyzeTables(database);
      return done(report, presentTidying('analyze', report));
    },
  },
  {
    name: 'optimize',
    description: 'Rebuild every table and free unused space.',
    writes: true,
    run: async (database) => {
      const report = await optimizeTables(database);
      return done(report, presentTidying('optimize', report));
    },
  },
  {
    name: 'backup',
    description: 'Write the database into a gzip file, as SQL, with its routines and events.',
    run: async (database, { output, overwrite = false }, context) => {
      const backup = await backUp(database, { path: output, overwrite }, context);
      return done(backup, presentBackup(backup, database.target.database, context.calls));
    },
  },
];

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

/** Defines `dvdrental maintain stats|growth|integrity|slow|analyze|optimize|backup|full`. */
export function defineMaintain(program: Command, context: CommandContext): void {
  const command = program
    .command('maintain')
    .description('Look after a database, of this program or any other.');
  for (const task of TASKS) {
    const hasFile = task.name === 'backup';
    const sub = addOptions(command.command(task.name).description(task.description), { ...task, hasFile });
    sub.action((options: MaintainOptions) => runOne(task, options, context));
    addTaskExamples(sub, task.name, hasFile);
  }
  const full = command.command('full').description('All of it, in this order.');
  addOptions(full, { hasFile: true, writes: true }).action((options: MaintainOptions) =>
    runAll(options, context),
  );
  addTaskExamples(full, 'full', true);
  addExamples(
    command,
    ['dvdrental maintain stats', 'how large the tables are'],
    ['dvdrental maintain backup -o today.sql.gz', 'a copy in a file'],
    ['dvdrental maintain full', 'all of it'],
  );
}

function addTaskExamples(command: Command, name: string, hasFile: boolean): void {
  const line = `dvdrental maintain ${name}`;
  addExamples(
    command,
    [line, 'dvdrental_live on the private server'],
    [`${line} -h db -u me -p -D shop`, 'any other'],
    hasFile ? [`${line} -o shop.sql.gz --overwrite`, 'into this file'] : [`${line} --json`, 'for a program'],
  );
}

function addOptions(
  command: Command,
  { hasFile, writes }: Pick<Task, 'writes'> & { readonly hasFile: boolean },
): Command {
  if (hasFile) {
    command
      .option('-o, --output <file>', 'the backup (default: out/backup/<database>-<time>.sql.gz)')
      .option('--overwrite', 'replace the file when it is there');
  }
  if (hasFile) addConnectionOptions(addTargetOption(command));
  else addPlaceOptions(command);
  return addOutputOptions(writes ? addBinlogOption(command) : command);
}

async function runOne(task: Task, options: MaintainOptions, context: CommandContext): Promise<void> {
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

/** A fault that integrity finds keeps nothing else from being done, but is the exit code. */
async function runAll(options: MaintainOptions, context: CommandContext): Promise<void> {
  const reporter = new Reporter(context.stderr, options);
  const { request } = await resolveDatabase(options, context);
  await withDatabase(request, context, reporter, async (database) => {
    await requireTaskColumns(database);
    const results: Record<string, unknown> = {};
    let worst: ExitCode = 0;
    for (const task of TASKS) {
      const began = performance.now();
      const { result, text, exitCode } = await task.run(database, options, context);
      results[task.name] = result;
      worst = worseOf(worst, exitCode);
      if (!options.json) context.stdout.write(`== ${task.name}\n${context.calls.complete(text)}\n`);
      reporter.line(task.name, `in ${formatSeconds((performance.now() - began) / 1000)}`);
    }
    if (options.json) context.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
    else context.stdout.write(`${formatCount(TASKS.length)} tasks done.\n`);
    context.finish(worst);
  });
}
