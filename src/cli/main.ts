import { join, relative } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { DatagenError, diskReason, explainInterrupted, messageOf } from '../errors.js';
import { packageRoot } from '../paths.js';
import { quoteWord } from '../program-call.js';
import { Calls } from './calls.js';
import { defineProgram } from './commands/program.js';
import type { CommandContext } from './context.js';
import { exitCodeOfError, INTERRUPTED } from './exit-codes.js';
import { isShortOfFiles, TOO_FEW_FILES } from './open-files.js';
import { wantsColour } from './terminal/colours.js';
import { Screen } from './terminal/screen.js';

const PATIENCE_MS = 2_000;

/** The process: arguments, environment, streams, signals and exit. */
type Host = NodeJS.Process;

/** Options of the program itself. */
const ABOUT = ['--help', '--version', '-V'];

/**
 * Adds the command `run` if only options are given. Also translates the usual words for version and help: `version`,
 * `help`, and `-v` alone.
 */
function withCommand(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  if (first === 'version' || (first === '-v' && rest.length === 0)) return ['--version'];
  if (first === 'help') return [...rest, '--help'];
  const isOption = first === undefined || (first.startsWith('-') && !ABOUT.includes(first));
  return isOption ? ['run', ...args] : args;
}

/**
 * Understands `help` after a group of commands, as in `server help start`. Without a command of that name `--help` is
 * left out, so that the mistake is reported instead of the program's help.
 */
function settleHelp(args: readonly string[], program: Command): readonly string[] {
  const [first = '', second, ...rest] = args;
  if (first.startsWith('-')) return args;
  const command = program.commands.find((each) => each.name() === first);
  if (command === undefined) return args.filter((arg) => arg !== '--help');
  return command.commands.length > 0 && second === 'help' ? [first, ...rest, '--help'] : args;
}

/** The command that started the program: a clone's own script, `npm start`, or the installed program. */
function nameCaller({ argv, env, cwd }: Host): string {
  const script = join(packageRoot, 'dvdrental');
  if (argv[1] === script) {
    const path = relative(cwd(), script);
    return quoteWord(path.startsWith('..') ? path : `./${path}`);
  }
  return env.npm_lifecycle_event === 'start' ? 'npm start --' : 'dvdrental';
}

/** MySQL's clients take a password right after -p, where every user of the machine can read it. */
function refuseAttachedPassword(args: readonly string[]): void {
  if (!args.some((arg) => /^-p./.test(arg))) return;
  throw new DatagenError(
    'usage',
    '-p asks for the password. A password on the command line can be read by other users.',
    {
      hint: 'Use -p alone, or the environment variable DVDRENTAL_PASSWORD.',
    },
  );
}

/** Bars need a terminal. */
function openScreen({ env, stderr }: Host): Screen {
  const { CI, TERM } = env;
  const { isTTY = false } = stderr;
  const watched = (CI === undefined || CI === '' || CI === 'false') && TERM !== 'dumb';
  return new Screen(stderr, {
    live: isTTY && watched,
    coloured: wantsColour(isTTY, env),
  });
}

function watchInterrupts(host: Host, screen: Screen): Pick<CommandContext, 'signal' | 'leaveInterrupts'> {
  const controller = new AbortController();
  let left = 0;
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    host.on(signal, () => {
      if (signal === 'SIGINT' && left > 0) {
        interrupted = true;
        return;
      }
      if (controller.signal.aborted) {
        screen.draw('');
        host.exit(INTERRUPTED);
      }
      screen.write(screen.live ? '\n' : '');
      screen.write('Stopping… press Ctrl-C again to force.\n');
      controller.abort(new DatagenError('interrupted', 'Interrupted.'));
    });
  }
  const leaveInterrupts = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    left += 1;
    interrupted = false;
    try {
      return await work();
    } catch (cause) {
      throw interrupted ? new DatagenError('interrupted', 'Interrupted.', { cause }) : cause;
    } finally {
      left -= 1;
    }
  };
  return { signal: controller.signal, leaveInterrupts };
}

/**
 * A reader such as `head` may close the pipe early, which is not an error. Any other failure of stdout means that the
 * result was not written: the program says so once and exits with 1. Errors of the progress output are ignored.
 */
function watchOutput({ stdout, stderr }: Host, screen: Screen, onFailure: () => void): void {
  stderr.on('error', () => {});
  stdout.once('error', (error: NodeJS.ErrnoException) => {
    stdout.on('error', () => {});
    if (error.code === 'EPIPE') return;
    onFailure();
    const reason = `The output cannot be written: ${diskReason(error)}.`;
    screen.write(`${screen.palette.error(`dvdrental: ${reason}`)}\n`);
  });
}

/**
 * Exits a few seconds after the result is known, even if something is still open, such as a connection that its server
 * does not close. The seconds begin when all output has been written.
 */
function endSoon(host: Host): void {
  host.stdout.write('', () => {
    setTimeout(() => host.exit(), PATIENCE_MS).unref();
  });
}

/** A message may quote a file or a server, so control characters are escaped. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function explain(thrown: unknown, verbose: boolean, screen: Screen, calls: Calls): string {
  const advice = thrown instanceof DatagenError ? thrown.hint : undefined;
  const hint = advice === undefined ? '' : `\n${printable(calls.complete(advice))}`;
  const trace = verbose && thrown instanceof Error ? `\n${thrown.stack}` : '';
  const cause = verbose && thrown instanceof Error && thrown.cause ? `\ncause: ${messageOf(thrown.cause)}` : '';
  return `${screen.palette.error(`dvdrental: ${printable(calls.complete(messageOf(thrown)))}`)}${hint}${cause}${trace}\n`;
}

/** Runs the program as the command line says, and sets the process's exit code. */
export async function runProgram(host: Host): Promise<void> {
  const screen = openScreen(host);
  let outputFailed = false;
  watchOutput(host, screen, () => {
    outputFailed = true;
    host.exitCode = 1;
  });
  const exitCode = await carryOut(host, screen);
  host.exitCode = outputFailed ? 1 : exitCode;
  endSoon(host);
}

async function carryOut(host: Host, screen: Screen): Promise<number> {
  const args = withCommand(host.argv.slice(2));
  let exitCode = 0;
  const { signal, leaveInterrupts } = watchInterrupts(host, screen);
  const caller = nameCaller(host);
  const calls = new Calls(caller, args);
  const program = defineProgram({
    environment: host.env,
    workingFolder: host.cwd(),
    stdout: host.stdout,
    stderr: screen,
    signal,
    leaveInterrupts,
    calls,
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    refuseAttachedPassword(args);
    await program.parseAsync(settleHelp(args, program), { from: 'user' });
    return exitCode;
  } catch (error) {
    screen.draw('');
    const thrown = isShortOfFiles(error)
      ? new DatagenError('internal', TOO_FEW_FILES.message, { hint: TOO_FEW_FILES.hint, cause: error })
      : error;
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? 0 : 2;
    }
    const isVerbose = args.includes('-v') || args.includes('--verbose');
    if (signal.aborted) {
      screen.write(explain(explainInterrupted(thrown, signal), isVerbose, screen, calls));
      return INTERRUPTED;
    }
    screen.write(explain(thrown, isVerbose, screen, calls));
    return exitCodeOfError(thrown);
  }
}
