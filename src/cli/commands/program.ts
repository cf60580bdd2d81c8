import { Command } from 'commander';
import { VERSION } from '../../version.js';
import type { CommandContext } from '../context.js';
import { defineBench } from './bench.js';
import { defineCompletion } from './completion.js';
import { defineConfig } from './config.js';
import { defineDrop } from './drop.js';
import { addExamples } from './examples.js';
import { defineGenerate } from './generate.js';
import { defineInventory } from './inventory.js';
import { defineLoad } from './load.js';
import { defineMaintain } from './maintain.js';
import { defineRun } from './run.js';
import { defineScenarios } from './scenarios.js';
import { defineServer } from './server.js';
import { defineSummary, defineValidate } from './summary.js';
import { defineUpdate } from './update.js';
import { rewordUsageError } from './usage-error.js';

/** The commands in the order in which the help lists them. */
const COMMANDS = [
  defineRun,
  defineGenerate,
  defineLoad,
  defineUpdate,
  defineSummary,
  defineValidate,
  defineInventory,
  defineMaintain,
  defineDrop,
  defineScenarios,
  defineConfig,
  defineServer,
  defineBench,
  defineCompletion,
];

/** The program as a tree of commands, which print to the context's outputs. */
export function defineProgram(context: CommandContext): Command {
  const { stdout, stderr } = context;
  const program = new Command('dvdrental')
    .description('Years of realistic DVD-rental data, bulk-loaded into MySQL, MariaDB or DuckDB.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => {
        const { message, advice } = rewordUsageError(text, context.calls);
        write(`${stderr.palette.error(message)}\n${advice}\n`);
      },
    })
    .exitOverride();
  for (const define of COMMANDS) define(program, context);
  for (const command of program.commands) command.helpCommand(false);
  context.calls.follow(program);
  addExamples(
    program,
    ['dvdrental', 'the main job: options without a command go to run'],
    ['dvdrental --years 10 --dry-run', 'rows, bytes and time of ten years'],
    ['dvdrental generate --help', 'the options of a command'],
  );
  return program;
}
