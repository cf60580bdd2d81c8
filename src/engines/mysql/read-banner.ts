import { connect } from 'node:net';

const PATIENCE_MS = 1_000;
const PROTOCOL_VERSION = 10;

/**
 * Listens to what a port says first, to tell a MySQL server from something else: the first line of a service that
 * speaks text, such as `SSH-2.0-OpenSSH_9.2`; undefined for MySQL, for silence, and for what is no text.
 */
export function readBanner(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (line?: string): void => {
      socket.destroy();
      resolve(line);
    };
    socket.setTimeout(PATIENCE_MS, finish);
    socket.on('error', () => finish());
    socket.on('close', () => finish());
    socket.on('data', (bytes) => finish(firstLine(bytes)));
  });
}

/** A MySQL greeting begins with three bytes of length, a zero, and the protocol's version. */
function firstLine(bytes: Buffer): string | undefined {
  if (bytes[3] === 0 && bytes[4] === PROTOCOL_VERSION) return undefined;
  return /^[\x20-\x7e]{4,60}/.exec(bytes.toString('latin1'))?.[0];
}
