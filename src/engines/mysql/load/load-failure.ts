import { DatagenError, messageOf } from '../../../errors.js';
import { isConnectionLost } from '../lost-connection.js';

const MARKED = 'The database is marked as loading. Remove the cause, then run again with --resume.';

/** The error of a step that failed while rows were going in; one that is explained already stays as it is. */
export function explainLoadFailure(what: string, error: unknown, hint = MARKED): DatagenError {
  if (error instanceof DatagenError && !isConnectionLost(error)) return error;
  return new DatagenError('load', `${what} failed: ${messageOf(error).replace(/\.$/, '')}.`, {
    hint,
    cause: error,
  });
}
