import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askValue } from '../../src/engines/mysql/query.js';
import { bringUp, canHavePrivateServer, chooseProgram } from '../../src/engines/private-server/acquire.js';
import {
  locateServer,
  makeServerFolders,
  privateAddress,
  type ServerPaths,
} from '../../src/engines/private-server/server-paths.js';
import { findRunningServer, stopServer } from '../../src/engines/private-server/start-server.js';

import { loadChain, opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { type RunningProgram, runProgram, startProgram } from '../support/program.js';
import { configOf } from '../support/simulate.js';

const DATABASE = 'killed';
const OPENING = 52;
const WEEKS = 20;
/** How much of its rows the update has written when the axe falls. */
const POINTS = [0.01, 0.25, 0.5, 0.75, 0.99];

let root: string;
let paths: ServerPaths;
let weeks = OPENING;

async function startServer(): Promise<void> {
  await bringUp(paths, chooseProgram(paths, process.env.PATH), { root });
}

async function ask<Answer>(
  question: (connection: Awaited<ReturnType<ReturnType<typeof opener>>>) => Promise<Answer>,
): Promise<Answer> {
  const connection = await opener(privateAddress(paths))();
  try {
    return await question(connection);
  } finally {
    await connection.end();
  }
}

const sums = (database = DATABASE) => ask((connection) => checksumTables(connection, database));

const update = () => {
  const { socket, user } = privateAddress(paths);
  return ['update', String(WEEKS), '-S', socket, '-u', user, '-D', DATABASE, '--json'];
};

/** Waits until a transaction has written so many rows; false when the program ends before. */
async function untilWritten(program: RunningProgram, rows: number): Promise<boolean> {
  let running = true;
  program.ended.finally(() => {
    running = false;
  });
  return ask(async (connection) => {
    while (running) {
      const most = await askValue(connection, 'SELECT MAX(trx_rows_modified) FROM information_schema.INNODB_TRX');
      if (Number(most ?? 0) >= rows) return true;
      await delay(1);
    }
    return false;
  });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'update-kills-'));
  paths = locateServer(root);
  makeServerFolders(paths);
  await startServer();
  const config = configOf({ master_simulation: { total_weeks: OPENING } });
  await loadChain(privateAddress(paths), DATABASE, config);
});

afterAll(async () => {
  await stopServer(paths);
  await rm(root, { recursive: true });
});

const victims = ['the program', 'the server'] as const;
const cases = victims.flatMap((victim) => POINTS.map((point) => ({ victim, point })));

test.skipIf(!canHavePrivateServer(process.env.PATH)).each(cases)(
  'kill -9 of $victim after $point of the rows: as before or whole, and a second try succeeds',
  async ({ victim, point }) => {
    const plan = JSON.parse((await runProgram([...update(), '--dry-run'], { folder: root })).stdout);
    const before = await sums();
    const program = startProgram(update(), { folder: root });
    const wasAtWork = await untilWritten(program, Math.floor(plan.rows * point));
    if (victim === 'the program') {
      if (wasAtWork) program.kill();
    } else {
      process.kill(findRunningServer(paths) ?? Number.NaN, 'SIGKILL');
      while (findRunningServer(paths) !== undefined) await delay(10);
      await startServer();
    }
    const { code } = await program.ended;
    await delay(500);
    const after = await sums();
    const isWhole = after.rental !== before.rental;
    if (!isWhole) expect(after).toEqual(before);
    if (code !== 0 && victim === 'the server') expect(isWhole).toBe(false);
    if (!isWhole) {
      const second = await runProgram(update(), { folder: root });
      expect(second).toMatchObject({ code: 0 });
      expect(JSON.parse(second.stdout)).toMatchObject({ foreign: null, written: true });
    }
    weeks += WEEKS;
  },
);

test.skipIf(!canHavePrivateServer(process.env.PATH))('after all of it the database is the one run', async () => {
  const config = configOf({ master_simulation: { total_weeks: weeks } });
  await loadChain(privateAddress(paths), 'reference', config);
  expect(await sums()).toEqual(await sums('reference'));
});
