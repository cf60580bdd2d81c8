import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));

/** How a run of the program ended, and all that it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProgram {
  /** What it has said on stderr so far. */
  readonly said: () => string;
  /** Does what Ctrl-C in a terminal does: the signal reaches the program and every child in its process group. */
  readonly pressCtrlC: () => void;
  /** Does what `kill -9` does. */
  readonly kill: () => void;
  readonly ended: Promise<Ended>;
}

export interface Circumstances {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** A command that the program is run by, such as a shell that prepares the place. */
  readonly through?: readonly string[];
}

/** Starts the built program, as it is installed, in a folder of its own. */
export function startProgram(args: readonly string[], circumstances: Circumstances): RunningProgram {
  const { folder, environment = {}, through = [] } = circumstances;
  const [command = '', ...rest] = [...through, process.execPath, PROGRAM, ...args];
  const child: ChildProcess = spawn(command, rest, {
    cwd: folder,
    env: { ...quietEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  return {
    said: () => stderr,
    pressCtrlC: () => process.kill(-(child.pid ?? Number.NaN), 'SIGINT'),
    kill: () => process.kill(-(child.pid ?? Number.NaN), 'SIGKILL'),
    ended: once(child, 'close').then(([code]) => ({ code, stdout, stderr })),
  };
}

/** Runs the built program to its end. */
export function runProgram(args: readonly string[], circumstances: Circumstances): Promise<Ended> {
  return startProgram(args, circumstances).ended;
}

/** The environment without what would steer the program or tell it that npm started it. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const steers = /^(DVDRENTAL_|MYSQL_PWD$|npm_|FORCE_COLOR$|VITEST)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !steers.test(name)));
}
