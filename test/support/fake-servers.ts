import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A port of 127.0.0.1 where something listens that is no MySQL server: it says these words, or nothing. */
export function listenAs(words: string, { hangUp = false } = {}): Promise<number> {
  return listen((socket) => {
    if (words !== '') socket.write(words);
    if (hangUp) socket.end();
  });
}

/** A port where nothing listens, since what listened there has just gone. */
export async function findDeafPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A port of 127.0.0.1 where a server lets everybody in and says that it is of this version; it can do nothing else. */
export function listenAsMysql(version: string, comment: string): Promise<number> {
  return listen((socket) => {
    let greeted = false;
    socket.write(packet(0, greeting(version)));
    socket.on('data', (bytes) => {
      const asksVersion = greeted && bytes.includes('VERSION()');
      const asksVariables = bytes.includes('SHOW SESSION VARIABLES');
      const answer = asksVersion
        ? resultOf({ version, comment })
        : asksVariables
          ? resultOf({ Variable_name: '', Value: '' })
          : [packet(greeted ? 1 : 2, OK)];
      greeted = true;
      socket.write(Buffer.concat(answer));
    });
  });
}

/** A port of 127.0.0.1 where a server lets everybody in and answers each query by asking for a file. */
export function listenAsThief(path: string): Promise<number> {
  return listen((socket) => {
    let greeted = false;
    socket.write(packet(0, greeting('11.8.0-MariaDB')));
    socket.on('data', () => {
      socket.write(greeted ? packet(1, Buffer.from(`\xfb${path}`, 'latin1')) : packet(2, OK));
      greeted = true;
    });
  });
}

const OK = Buffer.from([0, 0, 0, 2, 0, 0, 0]);
const END = Buffer.from([0xfe, 0, 0, 2, 0]);
const UTF8MB4 = 45;
/** Protocol 4.1 with authentication plugins, without encryption. */
const CAPABILITIES = 0x0008_8209;

function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    onSocket(socket.on('error', () => {}));
  });
  afterAll(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function packet(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4, sequence);
  head.writeUIntLE(body.length, 0, 3);
  return Buffer.concat([head, body]);
}

function greeting(version: string): Buffer {
  const flags = Buffer.alloc(4);
  flags.writeUInt32LE(CAPABILITIES);
  return Buffer.concat([
    Buffer.from([10]),
    Buffer.from(`${version}\0`),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from('saltsalt\0'),
    flags.subarray(0, 2),
    Buffer.from([UTF8MB4, 2, 0]),
    flags.subarray(2),
    Buffer.from([21]),
    Buffer.alloc(10),
    Buffer.from('saltsaltsalt\0mysql_native_password\0'),
  ]);
}

/** One row as the packets of a text result. */
function resultOf(row: Readonly<Record<string, string>>): Buffer[] {
  const columns = Object.keys(row).map((name) =>
    Buffer.concat([
      ...['def', '', '', '', name, name].map(counted),
      Buffer.from([12, UTF8MB4, 0, 80, 0, 0, 0, 253, 0, 0, 0, 0, 0]),
    ]),
  );
  const values = Buffer.concat(Object.values(row).map(counted));
  const bodies = [Buffer.from([columns.length]), ...columns, END, values, END];
  return bodies.map((body, at) => packet(at + 1, body));
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
