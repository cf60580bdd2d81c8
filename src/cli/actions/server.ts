import { DEFAULT_DATABASE } from '../../config/defaults.js';
import { readStatus, startPersistent, stopPersistent } from '../../engines/private-server/persistent.js';
import { privateServerRoot } from '../../jobs/load/target.js';
import type { CommandContext } from '../context.js';
import { presentStart, presentStatus, urlOfStatus } from '../present/server.js';
import { Reporter } from '../terminal/reporter.js';

/** Starts the private server and leaves it running. */
export async function startServer(port: number | undefined, context: CommandContext): Promise<void> {
  const root = privateServerRoot(context);
  const searchPath = context.environment.PATH;
  const onNotice = (notice: string) => new Reporter(context.stderr, {}).line('server', notice);
  const server = await startPersistent({ root, searchPath, onNotice, port });
  context.stdout.write(context.calls.complete(presentStart(server, DEFAULT_DATABASE)));
  context.finish(0);
}

/** Stops the private server. */
export async function stopServer(context: CommandContext): Promise<void> {
  const wasRunning = await stopPersistent(privateServerRoot(context));
  context.stdout.write(wasRunning ? 'The private server has stopped.\n' : 'The private server was not running.\n');
  context.finish(0);
}

/** Prints whether the private server runs, and where its data lies. */
export async function printStatus(json: boolean, context: CommandContext): Promise<void> {
  const status = await readStatus(privateServerRoot(context));
  const url = urlOfStatus(status, DEFAULT_DATABASE);
  const text = context.calls.complete(presentStatus(status, DEFAULT_DATABASE));
  context.stdout.write(`${json ? JSON.stringify({ ...status, url }, null, 2) : text}\n`);
  context.finish(0);
}
