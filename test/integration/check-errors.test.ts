import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Validation } from '../../src/checks/validate.js';
import { useLoadedChain } from '../support/loaded-chain.js';
import { runCommand } from '../support/run-command.js';

const chain = useLoadedChain(2);

/** Makes every query of the table language fail, though its columns are there. */
beforeEach(async () => {
  for (const statement of [
    'RENAME TABLE language TO languages',
    `CREATE FUNCTION break_down() RETURNS INT BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'out of paper'; RETURN 1; END`,
    'CREATE VIEW language AS SELECT * FROM languages WHERE language_id = break_down()',
  ]) {
    await chain.database.connection.query(statement);
  }
});
afterEach(async () => {
  for (const statement of ['DROP VIEW language', 'DROP FUNCTION break_down', 'RENAME TABLE languages TO language']) {
    await chain.database.connection.query(statement);
  }
});

async function check(command: string): Promise<{ exitCode: number | undefined; validation: Validation }> {
  const { socket, name } = chain.database;
  const place = ['-S', socket, '-u', 'root', '-D', name, '-q'];
  const { exitCode, stdout } = await runCommand([...command.split(' '), ...place, '--json']);
  return { exitCode, validation: JSON.parse(stdout) };
}

test.each(['validate', 'maintain integrity'])(
  '%s counts a check that could not run as an error and ends with 1',
  async (command) => {
    const { exitCode, validation } = await check(command);
    const broken = validation.checks.filter(({ status }) => status === 'error');
    expect(broken.map(({ name }) => name)).toContain('foreign-key-film-language-id');
    expect(broken[0]?.reason).toMatch(/^the check could not run: .*out of paper/);
    expect(validation).toMatchObject({ failed: 0, errors: broken.length });
    expect(exitCode).toBe(1);
  },
);

test('a fault in the data matters more: it ends with 3', async () => {
  await chain.database.connection.query('UPDATE rental SET return_date = rental_date WHERE rental_id = 1');
  const { exitCode, validation } = await check('validate');
  expect(validation.errors).toBeGreaterThan(0);
  expect(validation.failed).toBeGreaterThan(0);
  expect(exitCode).toBe(3);
});

test('people see how many checks could not run', async () => {
  const { socket, name } = chain.database;
  const { stdout } = await runCommand(['validate', '-S', socket, '-u', 'root', '-D', name, '-q']);
  expect(stdout).toMatch(/^ {2}error {3}foreign-key-film-language-id$/m);
  expect(stdout).toMatch(/passed, \d+ failed, \d+ skipped, \d+ could not run$/m);
});
