import { connect } from 'node:net';
import { DatagenError, messageOf } from '../../errors.js';
import { describeAddress, type ServerPlace } from './connect-failure.js';
import { serverErrorNumber } from './query.js';

const PATIENCE_MS = 1_000;
const SERVER_SHUTDOWN = 1053;
const CONNECTION_KILLED = 1927;

/** Whether an error is of `explainLost`: an open connection was lost. */
export function isConnectionLost(error: unknown): error is DatagenError {
  return error instanceof DatagenError && error.code === 'connection-lost';
}

/** Whether an error of the driver means that the connection cannot be used any more. */
export function endsConnection(error: unknown): boolean {
  const number = serverErrorNumber(error);
  if (number === SERVER_SHUTDOWN || number === CONNECTION_KILLED) return true;
  return error instanceof Error && 'fatal' in error && error.fatal === true;
}

/**
 * Turns the driver's error for a statement on a lost connection into an error that says what was lost, where, and what
 * to do next. Checks whether a server still answers there.
 *
 * @param thread - the server's number of the connection
 */
export async function explainLost(address: ServerPlace, thread: number, cause: unknown): Promise<DatagenError> {
  const place = describeAddress(address);
  return (await answers(address))
    ? new DatagenError(
        'connection-lost',
        `The server at ${place} closed connection ${thread} of this program, and still answers: the connection was ` +
          'killed, it timed out, or the server was restarted.',
        { hint: 'The error log of the server says which. Run the command again.', cause },
      )
    : new DatagenError('connection-lost', `The server at ${place} was lost: it no longer answers.`, {
        hint: 'Its error log says why it ended. Run the command again once it is up; the private server starts by itself.',
        cause,
      });
}

/** Whether a server sends its greeting, which it does first. */
function answers({ host, port, socket: path }: ServerPlace): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path === undefined ? { host: host ?? '127.0.0.1', port: port ?? 3306 } : { path });
    const finish = (greeted: boolean): void => {
      socket.destroy();
      resolve(greeted);
    };
    socket.setTimeout(PATIENCE_MS, () => finish(false));
    socket.on('error', () => finish(false));
    socket.on('close', () => finish(false));
    socket.on('data', () => finish(true));
  });
}

const MARKED = 'The database is marked as loading. Remove the cause, then run again with --resume.';

/** The error of a failed step of a load. An error that is already explained stays as it is. */
export function explainLoadFailure(what: string, error: unknown, hint = MARKED): DatagenError {
  if (error instanceof DatagenError && !isConnectionLost(error)) return error;
  return new DatagenError('load', `${what} failed: ${messageOf(error).replace(/\.$/, '')}.`, {
    hint,
    cause: error,
  });
}
