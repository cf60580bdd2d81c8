import { connect, type Socket } from 'node:net';
import type { ServerPlace } from './connect-failure.js';

const HEAD_BYTES = 4;
/** From the end of the version: thread, scramble, capabilities, character set, status, length, reserved. */
const EXTENSIONS_AT = 4 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 6;
const EXTENSIONS_BYTES = 4;

/**
 * Connects to a server and takes the offer of MariaDB's own extensions out of its greeting. The driver would accept
 * them, and no option keeps it from that; what comes then is not understood by a program that has not.
 * https://mariadb.com/docs/server/reference/clientserver-protocol/1-connecting/connection
 */
export function openPlainStream({ host, port, socket }: ServerPlace): Socket {
  const stream = socket === undefined ? connect(port ?? 3306, host ?? '127.0.0.1').setNoDelay(true) : connect(socket);
  // The driver's own listener comes later and gets the same bytes.
  stream.once('data', (greeting: Buffer) => {
    const versionEnd = greeting.indexOf(0, HEAD_BYTES + 1);
    const at = versionEnd + 1 + EXTENSIONS_AT;
    if (versionEnd > 0) greeting.subarray(at, at + EXTENSIONS_BYTES).fill(0);
  });
  return stream;
}
