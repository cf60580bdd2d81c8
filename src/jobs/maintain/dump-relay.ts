import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { fitsSocket } from '../../engines/private-server/server-paths.js';
import { DatagenError } from '../../errors.js';

/** A socket where a client program finds itself on a connection of this program's. */
export interface DumpRelay {
  readonly socket: string;
  close(): void;
}

/** The plainest form of protocol 4.1: what a connection that was opened with `plain` speaks as well. */
const CAPABILITIES = 0x000a_a20d;
const UTF8MB4 = 45;
const AUTOCOMMIT = 2;
const OK = Buffer.from([0, 0, 0, AUTOCOMMIT, 0, 0, 0]);
/** No password is asked for: only this user can reach the socket. */
const NO_SCRAMBLE = 'x'.repeat(20);
const PLUGINS = { mariadb: 'mysql_native_password', mysql: 'caching_sha2_password' } as const;

/**
 * Lets a client program, such as mariadb-dump, take a connection over that this program has opened, with its session:
 * no client can be told to set session variables, and the server's defaults may cut what it reads.
 * https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html
 *
 * @param connection - opened with `plain`, idle, and of no more use to anybody else
 * @param version - the server's, as it says it
 */
export async function openDumpRelay(
  connection: Connection,
  version: string,
  vendor: keyof typeof PLUGINS,
): Promise<DumpRelay> {
  const stream = streamOf(connection);
  const base = fitsSocket(join(tmpdir(), 'dvdrental-XXXXXX', 's')) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(base, 'dvdrental-'));
  const socket = join(folder, 's');
  const clients: Socket[] = [];
  const server = createServer((client) => {
    clients.push(client);
    server.close();
    client.on('error', () => connection.destroy());
    client.write(packet(0, greeting(version, connection.threadId, PLUGINS[vendor])));
    client.once('data', () => {
      client.write(packet(2, OK));
      spliceStreams(client, stream);
    });
  });
  const close = (): void => {
    server.close();
    for (const client of clients) client.destroy();
    connection.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    server.listen(socket);
    await once(server, 'listening');
  } catch (error) {
    close();
    throw error;
  }
  return { socket, close };
}

/** From here on each gets what the other sends, and the driver nothing any more. */
function spliceStreams(client: Socket, server: Duplex): void {
  server.removeAllListeners('data');
  // A stream that breaks does not end the one that it is piped to.
  server.once('close', () => client.destroy());
  server.pipe(client);
  client.pipe(server, { end: false });
}

/** The driver's own stream, encrypted or not, which has to speak the plain protocol. */
function streamOf(connection: Connection): Duplex {
  const core: unknown = 'connection' in connection ? connection.connection : undefined;
  if (typeof core === 'object' && core !== null && 'stream' in core && '_mariadbExtendedMetadata' in core) {
    if (core.stream instanceof Duplex && core._mariadbExtendedMetadata === false) return core.stream;
  }
  throw new DatagenError('internal', 'The MySQL driver has no plain connection to hand over.');
}

function greeting(version: string, thread: number, plugin: string): Buffer {
  const fixed = Buffer.alloc(31);
  fixed.writeUInt32LE(thread >>> 0, 0);
  fixed.write(NO_SCRAMBLE.slice(0, 8), 4, 'latin1');
  fixed.writeUInt16LE(CAPABILITIES & 0xffff, 13);
  fixed.writeUInt8(UTF8MB4, 15);
  fixed.writeUInt16LE(AUTOCOMMIT, 16);
  fixed.writeUInt16LE(CAPABILITIES >>> 16, 18);
  fixed.writeUInt8(NO_SCRAMBLE.length + 1, 20);
  const rest = `${NO_SCRAMBLE.slice(8)}\0${plugin}\0`;
  return Buffer.concat([Buffer.from(`\x0a${version}\0`, 'latin1'), fixed, Buffer.from(rest, 'latin1')]);
}

function packet(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head.writeUInt8(sequence, 3);
  return Buffer.concat([head, body]);
}
