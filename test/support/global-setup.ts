import { type AddressInfo, createServer } from 'node:net';
import type { TestProject } from 'vitest/node';
import { isBuilt } from '../../bootstrap/build.mjs';
import { createLazyServer, type ServerAnswer } from './mariadb.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The loopback port where a test worker asks for MariaDB's socket; the first to ring starts the server. */
    serverDoorbell: number;
  }
}

/** Before all tests: a look at the build, and a doorbell behind which MariaDB starts when some test needs it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!isBuilt()) {
    project.vitest.logger.warn('dist/ is not the build of these sources, and worker threads run it: npm run build');
  }
  const given = process.env.DVDRENTAL_TEST_SOCKET;
  const server = createLazyServer();
  const doorbell = createServer(async (caller) => {
    const answer: ServerAnswer = given ? { socket: given } : await server.ask();
    caller.on('error', () => {}).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => doorbell.listen(0, '127.0.0.1', resolve));
  const { port } = doorbell.address() as AddressInfo;
  project.provide('serverDoorbell', port);

  return async () => {
    await new Promise((resolve) => doorbell.close(resolve));
    await server.stop();
  };
}
