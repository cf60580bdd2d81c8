import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { DatagenError } from '../../errors.js';
import type { ServerPaths } from './server-paths.js';
import { findRunningServer } from './start-server.js';

const STOP_PATIENCE_MS = 300_000;

/** Lets the server write everything down and end; its data stay. Does nothing when none runs. */
export async function stopServer(paths: ServerPaths): Promise<void> {
  const pid = findRunningServer(paths);
  if (pid !== undefined) {
    process.kill(pid, 'SIGTERM');
    const deadline = Date.now() + STOP_PATIENCE_MS;
    while (findRunningServer(paths) === pid) {
      if (Date.now() > deadline) {
        throw new DatagenError('server', `The private server (process ${pid}) does not end.`, {
          hint: `See its log, ${paths.log}.`,
        });
      }
      await delay(30);
    }
  }
  rmSync(paths.socket, { force: true });
}
