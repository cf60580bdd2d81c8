import type { Validation } from '../checks/validate.js';
import { DatagenError, type ErrorCode } from '../errors.js';

/** The exit code of a finished command: 0 done, 1 a check could not run, 3 a check found a fault. */
export type ExitCode = 0 | 1 | 3;

/** The exit code of an error, by its code. */
const ERROR_EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  'config-invalid': 2,
  conflict: 2,
  filesystem: 1,
  connection: 1,
  'connection-lost': 1,
  server: 1,
  load: 1,
  'dataset-invalid': 1,
  interrupted: 130,
  internal: 1,
};

/** The exit code after Ctrl-C. */
export const INTERRUPTED = ERROR_EXIT_CODES.interrupted;

/** The exit code of a command that threw. An error that is not of this program is 1. */
export function exitCodeOfError(thrown: unknown): number {
  return thrown instanceof DatagenError ? ERROR_EXIT_CODES[thrown.code] : 1;
}

/** The exit code of a validation: 3 if a check failed, 1 if one could not run. */
export function exitCodeOf({ failed, errors }: Pick<Validation, 'failed' | 'errors'>): ExitCode {
  if (failed > 0) return 3;
  return errors > 0 ? 1 : 0;
}

/** The more important of two exit codes: a fault in the data before a check that could not run. */
export function worseOf(one: ExitCode, other: ExitCode): ExitCode {
  return one > other ? one : other;
}
