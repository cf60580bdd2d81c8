import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../src/engines/mysql/connect.js';
import { askValue } from '../../src/engines/mysql/query.js';
import { canHavePrivateServer } from '../../src/engines/private-server/acquire.js';
import { readStatus } from '../../src/engines/private-server/persistent.js';
import { locateServer, privateAddress } from '../../src/engines/private-server/server-paths.js';
import { wordsOf } from '../support/bad-input.js';
import { type Ended, type RunningProgram, runProgram, startProgram } from '../support/program.js';

const folder = mkdtempSync(join(tmpdir(), 'ctrl-c-'));
const root = join(folder, 'out');
afterAll(() => rmSync(folder, { recursive: true }));

/** Long enough for every phase to be caught at work. */
const RUN = ['--weeks', '156', '--seed', '7'];
const run = (...args: string[]) => startProgram([...RUN, ...args], { folder });

/** Waits until something is so, for as long as the program runs. */
async function until(program: RunningProgram, isSo: () => boolean | Promise<boolean>): Promise<void> {
  let running = true;
  program.ended.finally(() => {
    running = false;
  });
  while (running && !(await isSo())) await delay(10);
}

/** The server's process is gone, at the latest when it has written everything down. */
async function expectNoServer(): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await readStatus(root)).pid !== undefined && Date.now() < deadline) await delay(50);
  expect((await readStatus(root)).pid).toBeUndefined();
}

async function expectStopped(program: RunningProgram): Promise<Ended> {
  const ended = await program.ended;
  expect(ended.stderr).toContain('Stopping… press Ctrl-C again to force.\n');
  expect(ended.code).toBe(130);
  expect(ended.stdout).toBe('');
  return ended;
}

/** Whether the private server is at a statement that begins so. */
async function isAt(statement: string): Promise<boolean> {
  try {
    const connection = await openConnection(privateAddress(locateServer(root)));
    const sql = 'SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE ? AND ID <> CONNECTION_ID()';
    const count = await askValue(connection, sql, [`${statement}%`]);
    await connection.end();
    return Number(count) > 0;
  } catch {
    return false;
  }
}

const said = (program: RunningProgram, words: string) => () => program.said().includes(words);

describe.skipIf(!canHavePrivateServer(process.env.PATH))('Ctrl-C', () => {
  test('while the private server is initialised: nothing of it is left', async () => {
    const program = run();
    await until(program, said(program, 'Initialising'));
    program.pressCtrlC();
    const ended = await expectStopped(program);
    expect(ended.stderr).toMatch(/dvdrental: Interrupted\.\n$/);
    expect(readdirSync(root)).toEqual(['.server']);
    expect(existsSync(join(root, '.server/data'))).toBe(false);
    expect(existsSync(join(root, '.server/data.draft'))).toBe(false);
  });

  test('while the server starts: it is stopped', async () => {
    const program = run();
    await until(program, said(program, 'Starting'));
    program.pressCtrlC();
    await expectStopped(program);
    await expectNoServer();
    expect(readdirSync(root)).toEqual(['.server']);
  });

  test('while it simulates: the draft is gone and the server stopped', async () => {
    const program = run();
    await until(program, () => existsSync(join(root, 'dvdrental_live', '.partial')));
    program.pressCtrlC();
    await expectStopped(program);
    await expectNoServer();
    expect(readdirSync(root)).toEqual(['.server']);
  });

  test.each([
    ['rows are loaded', 'LOAD DATA', ['--resume']],
    ['indexes are built', 'ALTER TABLE', ['--resume']],
  ])('while %s: the database is marked, and the next run says what to do', async (_, statement, flags) => {
    const program = run(...flags);
    await until(program, () => isAt(statement));
    program.pressCtrlC();
    const ended = await expectStopped(program);
    expect(ended.stderr).toMatch(
      /dvdrental: The load into database dvdrental_live was interrupted\.\n.* --resume.* or .* --overwrite\.?\n$/,
    );
    await expectNoServer();
    const next = await runProgram(RUN, { folder });
    expect(next.code).toBe(2);
    expect(
      wordsOf(next.stderr, folder),
    ).toContain(`dvdrental: Database dvdrental_live on the private server holds a load that was interrupted.
Continue with dvdrental run --weeks 156 --seed 7 --resume, or start again with dvdrental run --weeks 156 --seed 7 --overwrite`);
  });

  test('while it validates: the data are whole, and the next run just goes on', async () => {
    const program = run('--resume');
    await until(program, said(program, 'queryable'));
    program.pressCtrlC();
    await expectStopped(program);
    await expectNoServer();
    const next = await runProgram([...RUN, '--json'], { folder });
    expect(next.code).toBe(0);
    expect(JSON.parse(next.stdout)).toMatchObject({ validation: { failed: 0 } });
  });
});

describe.skipIf(!canHavePrivateServer(process.env.PATH))('Ctrl-C twice', () => {
  beforeAll(() => expect(existsSync(join(root, 'dvdrental_live'))).toBe(true));

  test('while it simulates: ends at once, and the next run knows what is left', async () => {
    const args = ['generate', '--weeks', '1000', '-o', 'data'];
    const program = startProgram(args, { folder });
    await until(program, () => existsSync(join(folder, 'data', '.partial')));
    program.pressCtrlC();
    program.pressCtrlC();
    await expectStopped(program);
    expect(existsSync(join(folder, 'data', 'manifest.json'))).toBe(false);
    if (!existsSync(join(folder, 'data', '.partial'))) return;
    const next = await runProgram(['generate', '--weeks', '1', '-o', 'data'], { folder });
    expect(next.code).toBe(2);
    expect(wordsOf(next.stderr, folder)).toBe(`dvdrental: <folder>/data/.partial was left by a run that was interrupted.
Use --resume or --overwrite: both make it again.`);
  });

  test('while rows are loaded: the server is told to stop on the way out', async () => {
    const program = run('--overwrite');
    await until(program, () => isAt('LOAD DATA'));
    program.pressCtrlC();
    program.pressCtrlC();
    await expectStopped(program);
    await expectNoServer();
  });
});
