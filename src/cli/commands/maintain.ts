import type { Command } from 'commander';
import { type MaintenanceTask, TASK_NAMES, taskOf } from '../../jobs/maintain/task-list.js';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

export interface MaintainOptions extends CommonOptions {
  readonly output?: string;
}

/** Defines `dvdrental maintain`: a command for each task, and `full` for all of them. */
export function defineMaintain(program: Command, context: CommandContext): void {
  const command = program.command('maintain').description('Maintain a database, of this program or any other.');
  for (const name of TASK_NAMES) {
    const task = taskOf(name);
    const sub = addTaskOptions(command.command(name).description(task.description), task);
    sub.action(async (options: MaintainOptions) => {
      const { runTask } = await import('../actions/maintain.js');
      await runTask(name, options, context);
    });
    addTaskExamples(sub, name, task.hasFile);
  }
  const full = command.command('full').description(`Run ${TASK_NAMES.join(', ')}, in this order.`);
  addTaskOptions(full, { hasFile: true, writes: true }).action(async (options: MaintainOptions) => {
    const { runAllTasks } = await import('../actions/maintain.js');
    await runAllTasks(options, context);
  });
  addTaskExamples(full, 'full', true);
  addExamples(
    command,
    ['dvdrental maintain stats', 'how large the tables are'],
    ['dvdrental maintain backup -o today.sql.gz', 'a backup in a file'],
    ['dvdrental maintain full', 'all tasks'],
  );
}

function addTaskExamples(command: Command, name: string, hasFile = false): void {
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

function addTaskOptions(command: Command, { hasFile, writes }: Pick<MaintenanceTask, 'hasFile' | 'writes'>): Command {
  if (hasFile) {
    command
      .option('-o, --output <file>', 'the backup (default: out/backup/<database>-<time>.sql.gz)')
      .option('--overwrite', 'replace the file if it exists');
  }
  const place = hasFile ? (['target', 'server'] as const) : PLACE;
  return addOptions(command, writes ? [...place, 'binlog', 'output'] : [...place, 'output']);
}
