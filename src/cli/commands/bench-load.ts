import type { Command } from 'commander';
import { BENCH_DATABASE } from '../../config/defaults.js';
import { METHOD_TITLES } from '../../jobs/benchmark/method-titles.js';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, describeDatabase, wholeNumber } from '../options/options.js';
import { wrapBelow } from '../terminal/table.js';
import { addExamples } from './examples.js';

export interface BenchLoadCommandOptions extends CommonOptions {
  readonly rounds: number;
  readonly ways?: string;
  readonly rest: number;
  readonly sampleRows: number;
  readonly connections?: number;
  readonly markdown?: boolean;
}

/** Defines `dvdrental bench load`. */
export function defineBenchLoad(bench: Command, context: CommandContext): void {
  const command = bench
    .command('load')
    .description('Compare load methods, from an empty database to a complete one, in interleaved rounds.')
    .optionsGroup('Measurement:')
    .option('--rounds <n>', 'how often each method is measured', wholeNumber(1, 100), 3)
    .option('--rest <seconds>', 'seconds of rest before each method', wholeNumber(0, 3_600), 0)
    .option('--ways <methods>', 'only some of the methods below, as a,b (default: all that the server allows)')
    .option('--sample-rows <n>', 'rows of each big table for INSERTs', wholeNumber(1, 10_000_000), 20_000)
    .option('--connections <n>', 'maximum number of connections (default: twice the cores)', wholeNumber(1, 64))
    .option('--markdown', 'the result as a Markdown table');
  addOptions(command, ['simulation', 'threads', 'dryRun', 'server', 'binlog', 'output'], {
    help: { database: describeDatabase(BENCH_DATABASE) },
  }).action(async (options: BenchLoadCommandOptions) => {
    const { runBenchLoad } = await import('../actions/bench-load.js');
    await runBenchLoad(options, context);
    context.finish(0);
  });
  command.addHelpText('after', `\nLoad methods:\n${describeMethods()}`);
  addExamples(
    command,
    ['dvdrental bench load', 'every method, with three years of the standard chain'],
    ['dvdrental bench load -s 31 --ways hand-tuned,stream --rounds 5', 'two methods, two million rentals'],
  );
}

const HELP_WIDTH = 80;

function describeMethods(): string {
  return Object.entries(METHOD_TITLES)
    .map(([name, title]) => `  ${name}\n      ${wrapBelow(title, HELP_WIDTH, 6)}`)
    .join('\n');
}
