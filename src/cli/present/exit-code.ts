import type { Validation } from '../../checks/validate.js';
import type { ExitCode } from '../context.js';

/** What a validation says to the process: 3 when a check failed, else 1 when one could not run. */
export function exitCodeOf({ failed, errors }: Pick<Validation, 'failed' | 'errors'>): ExitCode {
  if (failed > 0) return 3;
  return errors > 0 ? 1 : 0;
}

/** The one of two exit codes that matters more: a fault in the data, then what could not be found out. */
export function worseOf(one: ExitCode, other: ExitCode): ExitCode {
  return one > other ? one : other;
}
