import { DatagenError, messageOf } from '../../errors.js';

const LOST = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT']);

/** The error of a step that failed while rows were going in; one that is explained already stays as it is. */
export function explainLoadFailure(what: string, error: unknown): DatagenError {
  if (error instanceof DatagenError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = LOST.has(code) ? 'the connection to the server was lost' : messageOf(error);
  return new DatagenError('load', `${what} failed: ${reason.replace(/\.$/, '')}.`, {
    hint: 'The database is marked as loading. Remove the cause, then run again with --resume.',
    cause: error,
  });
}
