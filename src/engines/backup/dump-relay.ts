import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import { askRows } from '../mysql/query.js';
import { COMMON_SETTINGS, OTHER_SETTINGS } from '../mysql/session-settings.js';
import { fitsSocket } from '../private-server/server-paths.js';

/** The session variables that decide what a dump contains or whether it ends early. */
const DECISIVE: readonly string[] = [
  'sql_select_limit',
  'max_join_size',
  'sql_big_selects',
  'max_statement_time',
  'max_execution_time',
  'max_session_mem_used',
  'connection_memory_limit',
  'tmp_disk_table_size',
  'system_versioning_asof',
];

/**
 * Whether the server's defaults would cut or end a dump: a variable differs from this program's sessions, or the server
 * runs `init_connect` for each connection.
 */
export async function hasHarmfulDefaults(connection: Connection): Promise<boolean> {
  const rows = await askRows(connection, 'SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [
    [...DECISIVE, 'init_connect'],
  ]);
  const wanted = new Map([...COMMON_SETTINGS, ...OTHER_SETTINGS].map(({ name, value }) => [name, value]));
  return rows.some(({ Variable_name: name, Value: value }) => !isSame(String(value), wanted.get(String(name)) ?? ''));
}

function isSame(one: string, other: string): boolean {
  return one === other || (one !== '' && other !== '' && Number(one) === Number(other));
}

/** A socket on which a client program receives a connection of this program. */
export interface DumpRelay {
  readonly socket: string;
  close(): void;
}

/** Protocol 4.1 without options, which a connection that was opened with `plain` speaks too. */
const CAPABILITIES = 0x000a_a20d;
const UTF8MB4 = 45;
const AUTOCOMMIT = 2;
const OK = Buffer.from([0, 0, 0, AUTOCOMMIT, 0, 0, 0]);
/** No password is needed: only this user can reach the socket. */
const NO_SCRAMBLE = 'x'.repeat(20);
const PLUGINS = { mariadb: 'mysql_native_password', mysql: 'caching_sha2_password' } as const;

/**
 * Lets a client program, such as mariadb-dump, take over a connection of this program with its session. A client cannot
 * set session variables itself, and the server's defaults may cut what it reads.
 * https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html
 *
 * @param connection - opened with `plain`, idle, and not used again
 * @param version - the server's, as it reports it
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

/** Forwards the bytes of each side; the driver gets no more of them. */
function spliceStreams(client: Socket, server: Duplex): void {
  server.removeAllListeners('data');
  // A stream that fails does not end the one that it is piped to.
  server.once('close', () => client.destroy());
  server.pipe(client);
  client.pipe(server, { end: false });
}

/** The driver's stream, encrypted or not. Precondition: it speaks the plain protocol. */
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
