#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { defineConfig } from './commands/config.js';
import type { CommandContext } from './commands/context.js';
import { defineGenerate } from './commands/generate.js';
import { defineLoad } from './commands/load.js';
import { defineRun } from './commands/run.js';
import { defineScenarios } from './commands/scenarios.js';
import { defineServer } from './commands/server.js';
import { defineSummary, defineValidate } from './commands/summary.js';
import { DatagenError, type ErrorCode, messageOf } from './errors.js';
import { VERSION } from './version.js';

const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  'config-invalid': 2,
  conflict: 2,
  filesystem: 1,
  connection: 1,
  server: 1,
  load: 1,
  'dataset-invalid': 1,
  'validation-failed': 3,
  interrupted: 130,
  internal: 1,
};

const INTERRUPTED = 130;

function defineProgram(context: CommandContext): Command {
  const program = new Command('dvdrental')
    .description('Years of living, believable DVD-rental data, bulk-loaded into MySQL or MariaDB.')
    .version(VERSION, '--version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .showHelpAfterError('Help is --help.')
    .exitOverride();
  for (const define of [
    defineRun,
    defineGenerate,
    defineLoad,
    defineSummary,
    defineValidate,
    defineScenarios,
    defineConfig,
    defineServer,
  ]) {
    define(program, context);
  }
  return program;
}

/** Without a command it is the main job: options alone go to `run`. */
function withCommand(args: readonly string[]): readonly string[] {
  const [first] = args;
  const isOption =
    first === undefined || (first.startsWith('-') && first !== '--help' && first !== '--version');
  return isOption ? ['run', ...args] : args;
}

/** How the program was called, in the words the user would type again. */
function describeInvocation(args: readonly string[]): string {
  const quoted = args
    .filter((arg) => arg !== '--overwrite' && arg !== '--resume')
    .map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`));
  const viaNpm = process.env.npm_lifecycle_event === 'start';
  const own = quoted[0] === 'run' && viaNpm ? quoted.slice(1) : quoted;
  return [viaNpm ? 'npm start --' : 'dvdrental', ...own].join(' ');
}

function watchInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(INTERRUPTED);
      process.stderr.write('\nstopping; once more stops at once\n');
      controller.abort(new DatagenError('interrupted', 'Interrupted.'));
    });
  }
  return controller.signal;
}

function explain(thrown: unknown, verbose: boolean): string {
  const hint = thrown instanceof DatagenError && thrown.hint !== undefined ? `\n${thrown.hint}` : '';
  const trace = verbose && thrown instanceof Error ? `\n${thrown.stack}` : '';
  const cause =
    verbose && thrown instanceof Error && thrown.cause ? `\ncause: ${messageOf(thrown.cause)}` : '';
  return `dvdrental: ${messageOf(thrown)}${hint}${cause}${trace}\n`;
}

async function main(): Promise<number> {
  const args = withCommand(process.argv.slice(2));
  let exitCode = 0;
  const signal = watchInterrupts();
  const program = defineProgram({
    environment: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    signal,
    invocation: describeInvocation(args),
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      if (thrown.code === 'commander.optionMissingArgument' && args.at(-1) === '-h') {
        process.stderr.write('-h names the host, as in MySQL’s own clients: -h HOST. Help is --help.\n');
      }
      return thrown.exitCode === 0 ? 0 : 2;
    }
    process.stderr.write(explain(thrown, args.includes('-v') || args.includes('--verbose')));
    if (signal.aborted) return INTERRUPTED;
    return thrown instanceof DatagenError ? EXIT_CODES[thrown.code] : 1;
  }
}

process.exitCode = await main();
