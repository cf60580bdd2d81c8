import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

export interface MaintainOptions extends CommonOptions {
  readonly output?: string;
}

interface Task {
  readonly name: TaskName;
  readonly description: string;
  /** It changes the database or its statistics. */
  readonly writes?: boolean;
}

export type TaskName = 'stats' | 'growth' | 'integrity' | 'slow' | 'analyze' | 'optimize' | 'backup';

/** In the order in which `full` does them. */
const TASKS: readonly Task[] = [
  { name: 'stats', description: 'Rows, size and dates of every table.' },
  { name: 'growth', description: 'Rentals week by week, and how they grew.' },
  {
    name: 'integrity',
    description: 'Every check that needs no ledger; 3 when one fails, 1 when one could not run.',
  },
  { name: 'slow', description: 'Missing indexes and statistics, and the longest statements.' },
  { name: 'analyze', description: 'Renew the statistics of every table.', writes: true },
  { name: 'optimize', description: 'Rebuild every table and free unused space.', writes: true },
  {
    name: 'backup',
    description: 'Write the database into a gzip file, as SQL, with its routines and events.',
  },
];

/** Defines `dvdrental maintain stats|growth|integrity|slow|analyze|optimize|backup|full`. */
export function defineMaintain(program: Command, context: CommandContext): void {
  const command = program.command('maintain').description('Maintain a database, of this program or any other.');
  for (const task of TASKS) {
    const hasFile = task.name === 'backup';
    const sub = addTaskOptions(command.command(task.name).description(task.description), { ...task, hasFile });
    sub.action(async (options: MaintainOptions) => {
      const { runTask } = await import('../actions/maintain.js');
      await runTask(task.name, options, context);
    });
    addTaskExamples(sub, task.name, hasFile);
  }
  const full = command.command('full').description(`Run ${TASKS.map(({ name }) => name).join(', ')}, in this order.`);
  addTaskOptions(full, { hasFile: true, writes: true }).action(async (options: MaintainOptions) => {
    const { runAllTasks } = await import('../actions/maintain.js');
    await runAllTasks(
      TASKS.map(({ name }) => name),
      options,
      context,
    );
  });
  addTaskExamples(full, 'full', true);
  addExamples(
    command,
    ['dvdrental maintain stats', 'how large the tables are'],
    ['dvdrental maintain backup -o today.sql.gz', 'a backup in a file'],
    ['dvdrental maintain full', 'all tasks'],
  );
}

function addTaskExamples(command: Command, name: string, hasFile: boolean): void {
  const line = `dvdrental maintain ${name}`;
  addExamples(
    command,
    [line, 'dvdrental_live on the private server'],
    [`${line} -h db -u me -p -D shop`, 'database shop on another server'],
    hasFile
      ? [`${line} -o shop.sql.gz --overwrite`, 'the backup in this file']
      : [`${line} --json`, 'as JSON, for a program'],
  );
}

function addTaskOptions(
  command: Command,
  { hasFile, writes }: Pick<Task, 'writes'> & { readonly hasFile: boolean },
): Command {
  if (hasFile) {
    command
      .option('-o, --output <file>', 'the backup (default: out/backup/<database>-<time>.sql.gz)')
      .option('--overwrite', 'replace the file if it exists');
  }
  const place = hasFile ? (['target', 'server'] as const) : PLACE;
  return addOptions(command, writes ? [...place, 'binlog', 'output'] : [...place, 'output']);
}
