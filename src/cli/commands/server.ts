import { type Command, InvalidArgumentError } from 'commander';
import type { ShellOptions } from '../actions/server-shell.js';
import type { CommandContext } from '../context.js';
import { addOptions, PLACE } from '../options/options.js';
import { addExamples } from './examples.js';

/** Defines `dvdrental server start|stop|status|shell`: the private server that runs load into. */
export function defineServer(program: Command, context: CommandContext): void {
  const command = program.command('server').description('The private server that runs load into, in out/.server.');
  const start = command
    .command('start')
    .description('Start the private server and leave it running.')
    .option('-P, --port <port>', 'listen on this port of 127.0.0.1 too, with a password that is shown once', parsePort)
    .action(async ({ port }: { port?: number }) => {
      const { startServer } = await import('../actions/server.js');
      await startServer(port, context);
    });
  const stop = command
    .command('stop')
    .description('Stop the private server; its data is kept.')
    .action(async () => {
      const { stopServer } = await import('../actions/server.js');
      await stopServer(context);
    });
  const status = command
    .command('status')
    .description('Show whether the private server runs, and where its data is.')
    .option('--json', 'the status as one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const { printStatus } = await import('../actions/server.js');
      await printStatus(json ?? false, context);
    });
  const shell = command
    .command('shell')
    .description('Open a database in its server’s client; a DuckDB file in a prompt of this program.')
    .option('-e, --execute <sql>', 'run this SQL and end');
  addOptions(shell, PLACE)
    .helpOption('--help', 'show this help')
    .action(async (options: ShellOptions) => {
      const { openShell } = await import('../actions/server-shell.js');
      await openShell(options, context);
      context.finish(0);
    });
  addExamples(
    command,
    ['dvdrental server status', 'does it run, and where is its data?'],
    ['dvdrental server shell', 'query dvdrental_live'],
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
  addExamples(status, ['dvdrental server status', 'in words'], ['dvdrental server status --json', 'for a program']);
  addExamples(
    shell,
    ['dvdrental server shell', 'SQL on dvdrental_live'],
    ['dvdrental server shell -D rentals -e "SELECT COUNT(*) FROM rental"', 'one answer, from another database'],
    ['dvdrental server shell --target duckdb', 'SQL on the DuckDB file of dvdrental_live'],
  );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 1 to 65535.');
}
