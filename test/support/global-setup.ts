import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isBuilt } from '../../bootstrap/build.mjs';
import { createLazyServer, type ServerAnswer } from './mariadb.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The socket that a test worker connects to for the answer where MariaDB is; the first to ring starts it. */
    serverDoorbell: string;
  }
}

/** Before all tests: a look at the build, and a doorbell behind which MariaDB starts when some test needs it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!isBuilt()) {
    project.vitest.logger.warn(
      'dist/ is not the build of these sources, and worker threads run it: npm run build',
    );
  }
  const given = process.env.DVDRENTAL_TEST_SOCKET;
  const server = createLazyServer();
  const folder = mkdtempSync('/tmp/dvdrental-bell-');
  const doorbell = createServer(async (caller) => {
    const answer: ServerAnswer = given ? { socket: given } : await server.ask();
    caller.on('error', () => {}).end(JSON.stringify(answer));
  });
  const path = join(folder, 'bell');
  await new Promise<void>((resolve) => doorbell.listen(path, resolve));
  project.provide('serverDoorbell', path);

  return async () => {
    await new Promise((resolve) => doorbell.close(resolve));
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  };
}
