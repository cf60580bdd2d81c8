import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packageRoot } from '../../src/paths.js';
import { useDatabase } from '../support/database.js';
import { interruptChecks } from '../support/interrupt-checks.js';
import { useCli } from '../support/run-cli.js';

const database = useDatabase({ create: false });
const cli = useCli();

beforeAll(async () => {
  const made = await cli.run(['--weeks', '60', '--no-csv', '-S', database.socket, '-u', 'root', '-D', database.name]);
  expect(made.exitCode).toBe(0);
});

test.each([1, 6, 14, 24])(
  'an interrupt at statement %i of the checks ends the program, and what the server does for it',
  async (statements) => {
    const { connection, socket, name } = database;
    const { exitCode, left } = await interruptChecks(cli, { connection, socket, database: name }, statements);
    expect(exitCode).toBe(130);
    expect(left).toEqual([]);
  },
);

test('the program ends although its connections are never closed from the other side', async () => {
  const { port } = await openStickyProxy(database.socket);
  const ended = await cli.run(['summary', '-h', '127.0.0.1', '-P', String(port), '-u', 'root', '-D', database.name]);
  expect(ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Rentals') });
});

/** A port that passes everything on to a socket, and keeps each caller's connection open when the socket ends it. */
async function openStickyProxy(socket: string): Promise<AddressInfo> {
  const callers = new Set<Socket>();
  const proxy = createServer({ allowHalfOpen: true }, (caller) => {
    callers.add(caller);
    const server = connect(socket);
    caller.on('error', () => server.destroy()).pipe(server);
    server.on('error', () => {}).on('data', (bytes) => caller.write(bytes));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const caller of callers) caller.destroy();
    proxy.close();
  });
  return proxy.address() as AddressInfo;
}

describe.skipIf(!existsSync('/dev/full'))('a full disk behind the output (needs /dev/full)', () => {
  test.each([['config schema'], ['--help'], ['summary --json']])('%s says so in a line and ends with 1', (line) => {
    const args = line.split(' ');
    const where = args[0] === 'summary' ? ['-S', database.socket, '-u', 'root', '-D', database.name] : [];
    const { status, stderr } = runInto('/dev/full', [...args, ...where]);
    expect(stderr).toBe('dvdrental: The output cannot be written: the disk is full.\n');
    expect(status).toBe(1);
  });

  test('a result that was printed stands, though the progress could not be shown', () => {
    const { status, stdout } = runInto('', ['config', 'schema'], '/dev/full');
    expect(JSON.parse(stdout)).toHaveProperty('properties');
    expect(status).toBe(0);
  });
});

test.each([
  [20, ['--version']],
  [32, ['config', 'schema']],
  [60, ['generate', '--weeks', '1', '-o', 'few-files']],
])('with %i files to open, the program says that it takes more: %j', (files, args) => {
  const { status, stderr } = runInto('', args, '', `ulimit -n ${files}`);
  expect(stderr).toMatch(
    /^dvdrental: The program cannot be loaded: this process may not open as many files as that takes\.\nRaise the limit, .*\n$/,
  );
  expect(status).toBe(1);
});

/** Runs the program with its output, or its progress, going into a file, after a command of the shell. */
function runInto(stdout: string, args: readonly string[], stderr = '', before = ':') {
  const redirection = `${stdout && `>${stdout}`} ${stderr && `2>${stderr}`}`;
  const program = join(packageRoot, 'dist', 'src', 'cli.js');
  return spawnSync('/bin/sh', ['-c', `${before}; exec "$@" ${redirection}`, 'sh', process.execPath, program, ...args], {
    cwd: cli.folder,
    encoding: 'utf8',
  });
}
