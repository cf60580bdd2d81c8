import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { DatagenError } from '../errors.js';
import { acquirePrivateServer } from '../mysql/private-server/acquire.js';
import {
  readStatus,
  shellCommand,
  startPersistent,
  stopPersistent,
} from '../mysql/private-server/persistent.js';
import { Reporter } from '../terminal/reporter.js';
import { renderPairs } from '../terminal/table.js';
import type { CommandContext } from './context.js';
import { addExamples } from './examples.js';
import { OUTPUT_ROOT } from './target.js';

/** Defines `dvdrental server start|stop|status|shell`: the private server that runs load into. */
export function defineServer(program: Command, context: CommandContext): void {
  const root = join(process.cwd(), OUTPUT_ROOT);
  const searchPath = context.environment.PATH;
  const command = program
    .command('server')
    .description('The private server that runs load into, in out/.server.');
  const start = command
    .command('start')
    .description('Start the private server and leave it running.')
    .option(
      '-P, --port <port>',
      'listen on this port of 127.0.0.1 too, with a password that is shown once',
      parsePort,
    )
    .action(async ({ port }: { port?: number }) => {
      const onNotice = (notice: string) => new Reporter(context.stderr, {}).line('server', notice);
      const server = await startPersistent({ root, searchPath, onNotice, port });
      const { network } = server;
      const overTcp: [string, string][] = network
        ? [
            ['URL', `mysql://${network.user}@127.0.0.1:${network.port}`],
            ['Password', network.password],
          ]
        : [];
      const lines: [string, string][] = [
        ['Server', server.product],
        ['Socket', server.socket],
        ['User', server.user],
      ];
      const login: [string, string][] = server.optionFile
        ? [['Password', `in ${server.optionFile}, which clients read: --defaults-file`]]
        : [];
      context.stdout.write(`${renderPairs([...lines, ...login, ...overTcp])}\n`);
      context.finish(0);
    });
  const stop = command
    .command('stop')
    .description('Stop the private server; its data is kept.')
    .action(async () => {
      const wasRunning = await stopPersistent(root);
      context.stdout.write(
        wasRunning ? 'The private server has stopped.\n' : 'The private server was not running.\n',
      );
      context.finish(0);
    });
  const status = command
    .command('status')
    .description('Say whether the private server runs, and where it keeps its data.')
    .option('--json', 'the status as one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const status = await readStatus(root);
      const text = renderPairs([
        ['Running', status.running ? `yes, process ${status.pid}` : 'no'],
        ['Data', status.initialised ? `${status.folder} (${status.madeBy ?? 'unknown'})` : 'none yet'],
        ['Socket', status.socket],
      ]);
      context.stdout.write(`${json ? JSON.stringify(status, null, 2) : text}\n`);
      context.finish(0);
    });
  const shell = command
    .command('shell')
    .description('Open the database in the mariadb or mysql client, starting the private server for as long.')
    .option('-D, --database <name>', 'the database', 'dvdrental_live')
    .action(async ({ database }: { database: string }) => {
      await openShell(root, database, context);
      context.finish(0);
    });
  addExamples(
    command,
    ['dvdrental server status', 'does it run, and where is its data?'],
    ['dvdrental server shell', 'look around in dvdrental_live'],
  );
  addExamples(
    start,
    ['dvdrental server start', 'leave it running, reached through its socket'],
    ['dvdrental server start -P 3307', 'for tools that need a port; prints a URL and a password'],
  );
  addExamples(
    stop,
    ['dvdrental server stop', 'stop it; its data stay'],
    ['dvdrental server stop && rm -r out/.server', 'and throw the data away'],
  );
  addExamples(
    status,
    ['dvdrental server status', 'in words'],
    ['dvdrental server status --json', 'for a program'],
  );
  addExamples(
    shell,
    ['dvdrental server shell', 'SQL on dvdrental_live'],
    ['dvdrental server shell -D rentals', 'on another database'],
  );
}

async function openShell(root: string, database: string, context: CommandContext): Promise<void> {
  const searchPath = context.environment.PATH;
  const server = await acquirePrivateServer({ root, searchPath });
  try {
    const [client, ...args] = shellCommand(root, { database, searchPath }) ?? [];
    if (client === undefined) {
      throw new DatagenError('server', 'There is no mariadb or mysql client here.', {
        hint: `Install one (Debian: apt-get install mariadb-client-core), or connect to ${server.address.socket} yourself.`,
      });
    }
    await new Promise<void>((resolve, reject) => {
      const shell = spawn(client, args, { stdio: 'inherit' });
      shell.on('error', reject);
      shell.on('close', (code) => {
        if (code === 0) resolve();
        else
          reject(
            new DatagenError(
              'server',
              `${basename(client)} ended with ${code === null ? 'a signal' : `exit code ${code}`}.`,
            ),
          );
      });
    });
  } finally {
    await server.release();
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 1 to 65535.');
}
