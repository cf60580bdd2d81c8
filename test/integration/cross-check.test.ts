import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Validation, validate } from '../../src/checks/validate.js';
import { createMysqlRunner } from '../../src/engines/mysql/query-runner.js';
import { sqlFolder } from '../../src/paths.js';
import { findChangedFiles, findChangedTables } from '../cross-check/compare-with-files.js';
import { corruptionsOfMoney } from '../cross-check/corruptions-of-money.js';
import { corruptionsOfOrder } from '../cross-check/corruptions-of-order.js';
import { corruptionsOfPhysics } from '../cross-check/corruptions-of-physics.js';
import { useMadeDatabase } from '../cross-check/make-database.js';
import { announceManifest, runCrossCheck } from '../cross-check/run-cross-check.js';

const corruptions = [...corruptionsOfPhysics, ...corruptionsOfMoney, ...corruptionsOfOrder];
const made = useMadeDatabase({
  generation: { base_weekly_transactions: 60 },
  master_simulation: { total_weeks: 60 },
});

beforeAll(async () => {
  const { connection } = made.database;
  await announceManifest(connection, made.manifest);
  await connection.query('SET foreign_key_checks = 0');
});

/** One check of the product's validation, asked over the test's connection and so within its transaction. */
async function askValidation(check: string): Promise<Validation['checks'][number] | undefined> {
  const { manifest, database } = made;
  const folder = await mkdtemp(join(tmpdir(), 'one-check-'));
  try {
    await symlink(join(sqlFolder, 'validate', `${check}.sql`), join(folder, `${check}.sql`));
    const runner = createMysqlRunner('mariadb', [database.connection]);
    return (await validate(runner, manifest, { folder })).checks[0];
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a database as the program makes it', () => {
  test('keeps every promise', async () => {
    expect(await runCrossCheck(made.database.connection)).toEqual([]);
    expect((await made.dvdrental('validate')).code).toBe(0);
  });

  test('holds, byte for byte, what the manifest says of the files', async () => {
    expect(findChangedFiles(made.folder, made.manifest)).toEqual([]);
    expect(await findChangedTables(made.database.connection, made.manifest)).toEqual([]);
  });
});

describe.each(corruptions)('when $name', ({ breaks, fails, statements }) => {
  test('the cross-check finds it, and the validation where it promises to', async () => {
    const { connection } = made.database;
    await connection.beginTransaction();
    try {
      for (const statement of statements) await connection.query(statement);
      expect(await runCrossCheck(connection, breaks)).toMatchObject([{ check: breaks }]);
      if (fails !== undefined) expect(await askValidation(fails)).toMatchObject({ name: fails, status: 'fail' });
    } finally {
      await connection.rollback();
    }
  });
});

test('a fault in the database is exit code 3 of the command validate, and names the check', async () => {
  const { connection } = made.database;
  await connection.query('UPDATE payment SET amount = amount + 0.01 WHERE payment_id = 100');
  const { code, stdout } = await made.dvdrental('validate', '--json');
  await connection.query('UPDATE payment SET amount = amount - 0.01 WHERE payment_id = 100');
  expect(code).toBe(3);
  const answer = JSON.parse(stdout) as Validation & {
    readonly seconds: readonly { readonly name: string }[];
  };
  expect(answer.seconds.map(({ name }) => name)).toContain('scan of payments');
  const failed = answer.checks.filter((check) => check.status === 'fail');
  expect(failed.map((check) => check.name)).toContain('counter-payments');
  expect(await findChangedTables(connection, made.manifest)).toEqual([]);
});
