import type { Calls } from './calls.js';
import type { ExitCode } from './exit-codes.js';
import type { Screen, TextOutput } from './terminal/screen.js';

/** What a command gets from the process. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder in which the program was called. */
  readonly workingFolder: string;
  /** Results. */
  readonly stdout: TextOutput;
  /** Progress, notices and errors. */
  readonly stderr: Screen;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * Leaves Ctrl-C to a child process on the same terminal while the work runs; the signal is not aborted. If the work
   * fails after a Ctrl-C, a DatagenError 'interrupted' is thrown.
   */
  readonly leaveInterrupts: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** The command lines that messages offer. */
  readonly calls: Calls;
  /** Sets the exit code. */
  readonly finish: (code: ExitCode) => void;
}
