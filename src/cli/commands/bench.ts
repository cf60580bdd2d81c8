import type { Command } from 'commander';
import type { CommandContext } from '../context.js';
import { defineBenchGenerate } from './bench-generate.js';
import { defineBenchLoad } from './bench-load.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental bench generate|load`. */
export function defineBench(program: Command, context: CommandContext): void {
  const command = program
    .command('bench')
    .description('Measure how fast rows are made and loaded on this machine and server.');
  defineBenchGenerate(command, context);
  defineBenchLoad(command, context);
  addExamples(
    command,
    ['dvdrental bench generate', 'how fast rows are made here'],
    ['dvdrental bench load', 'how fast the private server loads them, with each method'],
  );
}
