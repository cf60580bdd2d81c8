import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental run`, the main job. */
export function defineRun(program: Command, context: CommandContext): void {
  const command = program
    .command('run')
    .description('Simulate, write CSV, load into a database, summarise, validate: the main job.');
  const groups = ['simulation', 'threads', 'dryRun', 'folder', 'yes', 'csv', 'target', 'views'] as const;
  addOptions(command, [...groups, 'server', 'binlog', 'output'], { choices: { target: ['none'] } });
  command.action(async (options: CommonOptions) => {
    const { run } = await import('../actions/run.js');
    context.finish(await run(options, context));
  });
  addExamples(
    command,
    ['dvdrental run', 'the standard three years into a private server'],
    [
      'dvdrental run --scenario extended-10-year -s 10 --dry-run',
      'what ten years of a chain ten times as large would take',
    ],
    ['dvdrental run --url mysql://me@127.0.0.1:3306/rentals -p', 'into a server of your own; asks for the password'],
  );
}
