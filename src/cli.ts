#!/usr/bin/env node
import { type Command, CommanderError } from 'commander';
import { defineProgram } from './commands/program.js';
import { quoteWord } from './commands/quote-word.js';
import { DatagenError, type ErrorCode, messageOf } from './errors.js';
import { wantsColour } from './terminal/colours.js';
import { Screen } from './terminal/screen.js';

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

/** Without a command it is the main job: options alone go to `run`. */
function withCommand(args: readonly string[]): readonly string[] {
  const [first] = args;
  const isOption =
    first === undefined || (first.startsWith('-') && first !== '--help' && first !== '--version');
  return isOption ? ['run', ...args] : args;
}

/** Help on a command that is not there would be the whole program's: without that wish the mistake is told. */
function withoutHelpOnMistake(args: readonly string[], program: Command): readonly string[] {
  const [first = ''] = args;
  const known = first.startsWith('-') || program.commands.some((command) => command.name() === first);
  return known ? args : args.filter((arg) => arg !== '--help');
}

/** How the program was called, in the words the user would type again. */
function describeInvocation(program: string, args: readonly string[]): string {
  const quoted = args.filter((arg) => arg !== '--overwrite' && arg !== '--resume').map(quoteWord);
  const own = quoted[0] === 'run' && program !== 'dvdrental' ? quoted.slice(1) : quoted;
  return [program, ...own].join(' ');
}

/** Bars need a terminal that a person looks at. */
function openScreen(): Screen {
  const { CI, TERM } = process.env;
  const { isTTY = false } = process.stderr;
  const watched = (CI === undefined || CI === '' || CI === 'false') && TERM !== 'dumb';
  return new Screen(process.stderr, {
    live: isTTY && watched,
    coloured: wantsColour(isTTY, process.env),
  });
}

function watchInterrupts(screen: Screen): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) {
        screen.draw('');
        process.exit(INTERRUPTED);
      }
      screen.write(screen.live ? '\n' : '');
      screen.write('stopping; once more stops at once\n');
      controller.abort(new DatagenError('interrupted', 'Interrupted.'));
    });
  }
  return controller.signal;
}

/** A reader that has seen enough, such as `head`, closes the pipe: what would still be printed has no one to read it. */
function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

function explain(thrown: unknown, verbose: boolean, screen: Screen): string {
  const hint = thrown instanceof DatagenError && thrown.hint !== undefined ? `\n${thrown.hint}` : '';
  const trace = verbose && thrown instanceof Error ? `\n${thrown.stack}` : '';
  const cause =
    verbose && thrown instanceof Error && thrown.cause ? `\ncause: ${messageOf(thrown.cause)}` : '';
  return `${screen.palette.error(`dvdrental: ${messageOf(thrown)}`)}${hint}${cause}${trace}\n`;
}

async function main(): Promise<number> {
  const args = withCommand(process.argv.slice(2));
  let exitCode = 0;
  tolerateClosedPipes();
  const screen = openScreen();
  const signal = watchInterrupts(screen);
  const caller = process.env.npm_lifecycle_event === 'start' ? 'npm start --' : 'dvdrental';
  const program = defineProgram({
    environment: process.env,
    stdout: process.stdout,
    stderr: screen,
    signal,
    program: caller,
    invocation: describeInvocation(caller, args),
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(withoutHelpOnMistake(args, program), { from: 'user' });
    return exitCode;
  } catch (thrown) {
    screen.draw('');
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? 0 : 2;
    }
    const isVerbose = args.includes('-v') || args.includes('--verbose');
    if (signal.aborted) {
      const told = thrown instanceof DatagenError && thrown.code === 'interrupted';
      const error = told ? thrown : new DatagenError('interrupted', 'Interrupted.', { cause: thrown });
      screen.write(explain(error, isVerbose, screen));
      return INTERRUPTED;
    }
    screen.write(explain(thrown, isVerbose, screen));
    return thrown instanceof DatagenError ? EXIT_CODES[thrown.code] : 1;
  }
}

process.exitCode = await main();
