import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../support/database.js';
import { type Interrupted, interruptChecks } from '../support/interrupt-checks.js';
import { useCli } from '../support/run-cli.js';

const INTERRUPTS = 50;
/** About as many as the checks of a database have. */
const STATEMENTS = 45;

const database = useDatabase({ create: false });
const cli = useCli();

beforeAll(async () => {
  const made = await cli.run(['--weeks', '156', '--no-csv', '-S', database.socket, '-u', 'root', '-D', database.name]);
  expect(made.exitCode).toBe(0);
});

test('fifty interrupts at random moments of the checks each end the program and its statements', async () => {
  const { connection, socket, name } = database;
  const wrong: Interrupted[] = [];
  let interrupted = 0;
  for (let attempt = 0; attempt < INTERRUPTS; attempt++) {
    const statements = 1 + Math.floor(Math.random() * STATEMENTS);
    const outcome = await interruptChecks(cli, { connection, socket, database: name }, statements);
    if (outcome.exitCode === 130) interrupted += 1;
    // One that came too late finds a program that has ended well.
    const isRight = (outcome.exitCode === 130 || outcome.exitCode === 0) && outcome.left.length === 0;
    if (!isRight) wrong.push(outcome);
  }
  expect(wrong).toEqual([]);
  expect(interrupted).toBeGreaterThan(INTERRUPTS / 2);
});
