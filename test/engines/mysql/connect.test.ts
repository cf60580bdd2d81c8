import { createServer, type Server } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { openConnection } from '../../../src/engines/mysql/connect.js';
import { listenAsThief } from '../../support/fake-servers.js';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function listen(greeting: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (greeting === '') socket.end();
    else socket.write(greeting);
    setTimeout(() => socket.destroy(), 2_000).unref();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('a host that is not known is named', async () => {
  await expect(openConnection({ host: 'nowhere.invalid' })).rejects.toMatchObject({
    code: 'connection',
    message: expect.stringContaining('nowhere.invalid is not known'),
  });
});

test('a port where nothing listens is named', async () => {
  await expect(openConnection({ host: '127.0.0.1', port: 1 })).rejects.toThrow('127.0.0.1:1: nothing listens there');
});

test('a socket file that is not there is named', async () => {
  await expect(openConnection({ socket: '/nowhere/mysql.sock' })).rejects.toThrow('no such socket file');
});

test('another service behind the port is not waited for', async () => {
  const port = await listen('SSH-2.0-OpenSSH_9.2\r\n');
  await expect(openConnection({ port }, { timeout: 300 })).rejects.toMatchObject({
    code: 'connection',
    message: expect.stringContaining('it says "SSH-2.0-OpenSSH_9.2"'),
  });
});

test('a service that hangs up is told from one that is not there, and no password is in the error', async () => {
  const port = await listen('');
  const error: unknown = await openConnection({ port, password: 'geheim' }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'connection', message: expect.stringContaining('closed at once') });
  expect(JSON.stringify([String(error), (error as { hint: string }).hint])).not.toContain('geheim');
});

test.each([false, true])('a server that asks for a file gets none, where localFiles is %s', async (localFiles) => {
  const port = await listenAsThief('/etc/passwd');
  await expect(openConnection({ port }, { localFiles })).rejects.toMatchObject({
    code: 'connection',
    message: `Cannot connect to 127.0.0.1:${port}: the server asked for a file that was not offered.`,
  });
});
