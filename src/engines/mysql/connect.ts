import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, type ConnectionOptions, createConnection } from 'mysql2/promise';

import { leaveBinlog } from './binlog.js';
import { explainConnectFailure, readBanner } from './connect-failure.js';
import { isConnectionLimit } from './connections.js';
import { explainStatements } from './explain-statements.js';
import { initSession } from './session.js';
import { encryptionAttempts, openPlainStream, type SslSettings } from './transport.js';

/** How long a connection is tried again that the server refuses since there are too many. */
const PATIENCE_MS = 3_000;
const SPARE_PATIENCE_MS = 200;
const RETRY_MS = 50;
const UNANSWERED = new Set(['ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE']);

/** The address of a server and the login; a socket takes precedence over a host. */
export interface ServerAddress {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socket?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The configuration file that the password is from, for messages. */
  readonly passwordFile?: string | undefined;
  readonly ssl?: SslSettings | undefined;
}

export interface OpenOptions {
  /** Lets the server ask this client for a file's bytes (LOAD DATA LOCAL); off unless loading. */
  readonly localFiles?: boolean;
  /** False: what the session changes is kept out of the server's binary log. */
  readonly binlog?: boolean;
  /** Speaks the plainest form of the protocol, so that another program can take the connection over. */
  readonly plain?: boolean;
  /** The connection is optional: if no more connections are allowed, it fails at once. */
  readonly spare?: boolean;
  /** The milliseconds that the server may take to answer; default 10,000. */
  readonly timeout?: number;
}

/**
 * Opens a connection with this program's session settings, whatever the server's defaults are (session.ts). It uses
 * utf8mb4 and UTC, and returns dates as text. Throws a DatagenError 'connection' that says what failed, where, and what
 * to do.
 */
export async function openConnection(address: ServerAddress, options: OpenOptions = {}): Promise<Connection> {
  let failure: unknown;
  for (const ssl of encryptionAttempts(address)) {
    try {
      const driverOptions = { ...baseOptions(address, options), ...(ssl === undefined ? {} : { ssl }) };
      return await openPatiently(driverOptions, address, options);
    } catch (error) {
      failure = error;
      if (codeOf(error) !== 'HANDSHAKE_NO_SSL_SUPPORT') break;
    }
  }
  throw explainConnectFailure(address, failure, await hearStrangerAt(address, failure));
}

/** Something else than a MySQL server may have answered. */
async function hearStrangerAt(address: ServerAddress, failure: unknown): Promise<string | undefined> {
  const unanswered = UNANSWERED.has(codeOf(failure) ?? '');
  if (!unanswered || address.socket !== undefined) return undefined;
  return readBanner(address.host ?? '127.0.0.1', address.port ?? 3306);
}

/** Whether an address is this machine. */
export function isLocalAddress(address: ServerAddress): boolean {
  if (address.socket !== undefined) return true;
  const host = address.host ?? 'localhost';
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function baseOptions(address: ServerAddress, options: OpenOptions): ConnectionOptions {
  return {
    ...(address.socket === undefined
      ? { host: address.host ?? '127.0.0.1', port: address.port ?? 3306 }
      : { socketPath: address.socket }),
    user: address.user ?? 'root',
    ...(address.password === undefined ? {} : { password: address.password }),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    multipleStatements: false,
    connectTimeout: options.timeout ?? 10_000,
    flags: [
      options.localFiles === true ? '+LOCAL_FILES' : '-LOCAL_FILES',
      ...(options.plain === true ? ['-SESSION_TRACK', '-CLIENT_QUERY_ATTRIBUTES'] : []),
    ],
    ...(options.plain === true ? { stream: () => openPlainStream(address) } : {}),
    // A statement that loads rows gets its stream later.
    infileStreamFactory: refuseFileRequest,
  };
}

/** Tries again for a while if no more connections are allowed: the server may still count one that was just closed. */
async function openPatiently(
  driverOptions: ConnectionOptions,
  address: ServerAddress,
  { binlog = true, spare = false }: OpenOptions,
): Promise<Connection> {
  const deadline = performance.now() + (spare ? SPARE_PATIENCE_MS : PATIENCE_MS);
  for (;;) {
    try {
      return await openOnce(driverOptions, address, binlog);
    } catch (error) {
      if (!isConnectionLimit(error) || performance.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}

async function openOnce(options: ConnectionOptions, address: ServerAddress, binlog: boolean): Promise<Connection> {
  const connection = await createConnection(options);
  // A connection lost between two queries would otherwise end the process; the next query reports it.
  connection.on('error', () => {});
  try {
    explainStatements(connection, address, await initSession(connection));
    if (!binlog) await leaveBinlog(connection);
  } catch (error) {
    connection.destroy();
    throw error;
  }
  return connection;
}

function refuseFileRequest(): never {
  throw new Error('the server asked for a file that was not offered');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
