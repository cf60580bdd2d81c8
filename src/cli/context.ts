import type { Calls } from './calls.js';
import type { Screen, TextOutput } from './terminal/screen.js';

/** What a finished command says to the process: 0 done, 1 a check could not run, 3 a check found a fault. */
export type ExitCode = 0 | 1 | 3;

/** What a command gets from the process, through cli.ts alone. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly stdout: TextOutput;
  /** Progress, notices and errors. */
  readonly stderr: Screen;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * Leaves Ctrl-C to a child process on the same terminal while the work runs: it does not abort the signal. Work that
   * fails after a Ctrl-C throws a DatagenError 'interrupted'.
   */
  readonly leaveInterrupts: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** The command lines that messages offer. */
  readonly calls: Calls;
  /** Takes the exit code of the command that was run. */
  readonly finish: (code: ExitCode) => void;
}
