import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { SslOptions } from 'mysql2/promise';
import { DatagenError, messageOf } from '../../errors.js';
import type { ServerPlace } from './connect-failure.js';

/** The modes of MySQL's own clients. */
export type SslMode = 'DISABLED' | 'PREFERRED' | 'REQUIRED' | 'VERIFY_CA' | 'VERIFY_IDENTITY';

export interface SslSettings {
  readonly mode?: SslMode | undefined;
  /** Path of a PEM file of the authorities to trust. */
  readonly ca?: string | undefined;
}

interface Encryptable {
  readonly socket?: string | undefined;
  readonly ssl?: SslSettings | undefined;
}

/**
 * The attempts for an address's ssl-mode, in order: TLS options, or undefined for a plain connection. PREFERRED, the
 * default over TCP, uses TLS if the server offers it. A unix socket is not encrypted by default.
 */
export function encryptionAttempts(address: Encryptable): readonly (SslOptions | undefined)[] {
  const ca = address.ssl?.ca;
  const mode = address.ssl?.mode ?? defaultMode(address, ca);
  const trust = ca === undefined ? {} : { ca: readAuthority(ca) };
  switch (mode) {
    case 'DISABLED':
      return [undefined];
    case 'PREFERRED':
      return [{ rejectUnauthorized: false }, undefined];
    case 'REQUIRED':
      return [{ rejectUnauthorized: false }];
    case 'VERIFY_CA':
      return [{ ...trust, rejectUnauthorized: true, verifyIdentity: false }];
    case 'VERIFY_IDENTITY':
      return [{ ...trust, rejectUnauthorized: true, verifyIdentity: true }];
  }
}

function defaultMode(address: Encryptable, ca: string | undefined): SslMode {
  if (ca !== undefined) return 'VERIFY_CA';
  return address.socket === undefined ? 'PREFERRED' : 'DISABLED';
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new DatagenError('connection', `The file of --ssl-ca, ${path}, cannot be read: ${messageOf(error)}.`, {
      hint: 'Name a PEM file of the authority that signed the server’s certificate.',
      cause: error,
    });
  }
}

const HEAD_BYTES = 4;
/** From the end of the version: thread, scramble, capabilities, character set, status, length, reserved. */
const EXTENSIONS_AT = 4 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 6;
const EXTENSIONS_BYTES = 4;

/**
 * Connects to a server and removes MariaDB's own extensions from its greeting. The driver would accept them, with no
 * option against it, and a program without them would not understand the connection.
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
