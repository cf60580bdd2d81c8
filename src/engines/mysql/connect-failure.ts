import { lstatSync } from 'node:fs';
import { connect } from 'node:net';
import { DatagenError, messageOf } from '../../errors.js';

/** The address of a server; a socket takes precedence over a host. */
export interface ServerPlace {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socket?: string | undefined;
}

interface Target extends ServerPlace {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly passwordFile?: string | undefined;
}

/** The address of a server for people, without the password. */
export function describeAddress(address: ServerPlace): string {
  if (address.socket !== undefined) return `socket ${address.socket}`;
  return `${address.host ?? '127.0.0.1'}:${address.port ?? 3306}`;
}

/**
 * Turns the driver's error of a connection attempt into an error that says what, where, why and what to do.
 *
 * @param stranger - what answers there in the place of a MySQL server, in its own words
 */
export function explainConnectFailure(address: Target, failure: unknown, stranger?: string): DatagenError {
  if (failure instanceof DatagenError) return failure;
  const [reason, hint] =
    stranger === undefined
      ? explain(address, codeOf(failure), messageOf(failure))
      : [`what answers there is no MySQL or MariaDB server, it says "${stranger}"`, 'Check --host and --port.'];
  return new DatagenError('connection', `Cannot connect to ${describeAddress(address)}: ${reason}.`, {
    hint,
    cause: failure,
  });
}

function explain(address: Target, code: string, message: string): readonly [reason: string, hint: string] {
  const user = `user '${address.user ?? 'root'}'`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [`the host name ${address.host} is not known`, 'Check the spelling of --host, or give an IP address.'];
    case 'ECONNREFUSED':
      return address.socket === undefined
        ? ['nothing listens there', 'Start the server, or give the right --host and --port.']
        : [
            isSocket(address.socket) ? 'the socket is there but no server listens on it' : 'that file is not a socket',
            'Start the server, or give another --socket.',
          ];
    case 'ENOENT':
      return ['there is no such socket file', 'Start the server, or give its socket with --socket.'];
    case 'EACCES':
    case 'EPERM':
      return ['this user may not open the socket file', 'Run as a user who may, or connect over --host and --port.'];
    case 'ENOTSOCK':
      return ['that file is not a socket', 'Give the server’s socket with --socket.'];
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return ['the network does not reach it', 'Check the network and --host.'];
    case 'ETIMEDOUT':
      return [
        'no MySQL or MariaDB server answered in time',
        'Check --host and --port (is another service behind that port?) and any firewall between.',
      ];
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR':
      return explainRefusal(address, user);
    case 'ER_NOT_SUPPORTED_AUTH_MODE':
      return [`the server wants a login method for ${user} that is too old`, 'Give that user another plugin.'];
    case 'ER_HOST_NOT_PRIVILEGED':
      return ['the server lets no one in from this machine', 'Ask its administrator for a user for this host.'];
    case 'ER_CON_COUNT_ERROR':
      return ['the server has no connection left', 'Close some, or raise max_connections.'];
    case 'ER_USER_LIMIT_REACHED':
    case 'ER_TOO_MANY_USER_CONNECTIONS':
      return explainUserLimit(user, message);
    case 'ER_NEW_ABORTING_CONNECTION':
      return [
        `the server let ${user} in and then closed the connection (${message})`,
        'Its error log says why, such as a statement of init_connect that failed.',
      ];
    case 'ER_NET_PACKET_TOO_LARGE':
      return [
        'the server refuses statements of ordinary length',
        'Have an administrator raise max_allowed_packet, to 64K at least.',
      ];
    case 'ER_SECURE_TRANSPORT_REQUIRED':
      return ['the server takes encrypted connections only', 'Give --ssl-mode REQUIRED.'];
    case 'HANDSHAKE_NO_SSL_SUPPORT':
      return ['the server offers no encryption', 'Give --ssl-mode PREFERRED or DISABLED.'];
    case 'HANDSHAKE_SSL_ERROR':
      return [`the encrypted handshake failed (${message})`, 'Check --ssl-mode and --ssl-ca.'];
    case 'PROTOCOL_CONNECTION_LOST':
    case 'ECONNRESET':
    case 'EPIPE':
      return ['the connection was closed at once', 'Check that a MySQL or MariaDB server listens there.'];
    default:
      return /handshake|packet|protocol/i.test(message)
        ? ['what answers there does not speak the MySQL protocol', 'Check --host and --port.']
        : [message.replace(/\.$/, ''), 'Check the connection’s options: --host, --port, --socket, --user.'];
  }
}

function explainRefusal({ password, passwordFile }: Target, user: string): readonly [reason: string, hint: string] {
  if (password === undefined || password === '') {
    return [`${user} was refused, and no password was given`, 'Set DVDRENTAL_PASSWORD, or ask for a prompt with -p.'];
  }
  if (passwordFile === undefined)
    return [`${user} was refused with the password given`, 'Check --user and the password.'];
  return [
    `${user} was refused with the password in ${passwordFile}`,
    'Check the user, and mysql.password in that file; DVDRENTAL_PASSWORD or -p takes its place.',
  ];
}

function explainUserLimit(user: string, message: string): readonly [reason: string, hint: string] {
  const hourly = /max_\w+_per_hour/.exec(message)?.[0];
  if (hourly !== undefined) {
    return [
      `${user} has used up what the account may do in an hour (${hourly})`,
      'Wait, or have an administrator raise the limit with ALTER USER.',
    ];
  }
  return [
    `${user} has as many connections as the account may have (MAX_USER_CONNECTIONS)`,
    'Close those of other programs, or have an administrator raise the limit with ALTER USER.',
  ];
}

function isSocket(path: string): boolean {
  try {
    return lstatSync(path).isSocket();
  } catch {
    return false;
  }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}

const PATIENCE_MS = 1_000;
const PROTOCOL_VERSION = 10;

/**
 * Reads the first line that a port sends, such as `SSH-2.0-OpenSSH_9.2`, to recognise services that are not MySQL;
 * undefined for MySQL, for silence, and for bytes that are not text.
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
