import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { packageRoot } from '../../src/paths.js';

/** The program as `npm run build` makes it. */
const program = join(packageRoot, 'dist', 'src', 'cli.js');

/** Has a process end with the peak of its resident memory, in kB, on its stderr. */
const reportPeak = `data:text/javascript,${encodeURIComponent(
  `import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS + ' kB'));`,
)}`;

export interface Finished {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Waits until something is so; fails when the program ends before. */
  readonly until: (isSo: () => boolean | Promise<boolean>) => Promise<void>;
}

export interface Cli {
  /** Its current folder, below which it keeps out/. */
  readonly folder: string;
  /** Runs it to its end. */
  readonly run: (args: readonly string[], options?: CliOptions) => Promise<Finished>;
  readonly start: (args: readonly string[], options?: CliOptions) => Running;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Its current folder, where it is not the usual one. */
  readonly cwd?: string;
  /** Ends its stderr with a line `peak N kB`. */
  readonly reportPeak?: boolean;
}

/**
 * The real program in a folder of its own for the tests of a file. After them no process that was started is left,
 * nor a private server, nor the folder.
 */
export function useCli(): Cli {
  const folder = mkdtempSync(join(tmpdir(), 'dvdrental-cli-'));
  const children = new Set<ChildProcess>();
  const start = (args: readonly string[], options: CliOptions = {}) => {
    const running = startProgram(args, { cwd: folder, ...options });
    children.add(running.process);
    return running;
  };
  const run = (args: readonly string[], options?: CliOptions) => start(args, options).finished;
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await run(['server', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, run, start };
}

function startProgram(args: readonly string[], options: CliOptions & { readonly cwd: string }): Running {
  const nodeArgs = options.reportPeak ? ['--import', reportPeak] : [];
  const child = spawn(process.execPath, [...nodeArgs, program, ...args], {
    cwd: options.cwd,
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  let ended = false;
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject).on('close', (exitCode) => {
      ended = true;
      resolve({ exitCode, ...said });
    });
  });
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) {
      if (ended) throw new Error(`The program ended before what was waited for:\n${said.stderr}`);
      await sleep(2);
    }
  };
  return { process: child, finished, until };
}

/** This process's environment without what the program would take for itself. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter(([name]) => !/^(DVDRENTAL_|MYSQL_PWD$|npm_|NODE_OPTIONS$|VITEST)/.test(name)),
  );
}
