import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { addOptions, type CommonOptions, wholeNumber } from '../options/options.js';
import { addExamples } from './examples.js';

export interface BenchGenerateCommandOptions extends CommonOptions {
  readonly rounds: number;
}

/** Defines `dvdrental bench generate`. */
export function defineBenchGenerate(bench: Command, context: CommandContext): void {
  const command = bench
    .command('generate')
    .description('Measure how fast rows are made, with one thread and up to --threads, and each stage by itself.')
    .optionsGroup('Measurement:')
    .option('--rounds <n>', 'how often each number of threads is measured', wholeNumber(1, 100), 3);
  addOptions(command, ['simulation', 'threads', 'dryRun', 'output']).action(
    async (options: BenchGenerateCommandOptions) => {
      const { runBenchGenerate } = await import('../actions/bench-generate.js');
      await runBenchGenerate(options, context);
      context.finish(0);
    },
  );
  addExamples(
    command,
    ['dvdrental bench generate', 'the standard chain'],
    ['dvdrental bench generate -s 10 --json', 'a chain ten times as large, for a program'],
  );
}
