import { beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/dataset/run-record.js';
import { lockDatabase } from '../../src/engines/mysql/database-lock.js';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { readRun } from '../../src/engines/mysql/run-record.js';
import type { DatagenError } from '../../src/errors.js';
import type { UpdateRequest } from '../../src/jobs/update/update-database.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { beginOn, loadChain, opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { configOf } from '../support/simulate.js';

const database = useDatabase({ create: false });
const reference = useDatabase({ create: false });

function server() {
  return { socket: database.socket, user: 'root' };
}

function update(weeks: number, more: Partial<UpdateRequest> = {}) {
  return updateDatabase({
    database: database.name,
    begin: beginOn(database.name, opener(server())),
    weeks,
    threads: 2,
    ...more,
  });
}

/** Everything that an update could change: rows, the record, where AUTO_INCREMENT stands. */
async function stateOf({ connection, name } = database) {
  const next = await askRows(
    connection,
    `SELECT TABLE_NAME, AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME`,
    [name],
  );
  return {
    sums: await checksumTables(connection, name),
    run: await readRun(connection, name),
    next,
  };
}

/** The record of a database that is complete. */
async function recordIn({ connection, name }: typeof database): Promise<RunRecord> {
  const run = await readRun(connection, name);
  if (run?.state !== 'complete') throw new Error(`The run in ${name} is not complete.`);
  return run.record;
}

beforeAll(async () => {
  await loadChain(server(), database.name, configOf({ master_simulation: { total_weeks: 10 } }));
});

test('an update without one of its tables names it', async () => {
  const { connection, name } = database;
  await connection.query(`RENAME TABLE ${name}.payment TO ${name}.moved_away`);
  await expect(update(4)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('An update needs the table payment'),
  });
  await connection.query(`RENAME TABLE ${name}.moved_away TO ${name}.payment`);
});

test('an update takes a database that lacks another table as it stands', async () => {
  const { connection, name } = database;
  await connection.query(`RENAME TABLE ${name}.inventory_purchases TO ${name}.moved_away`);
  expect(await update(4, { dryRun: true })).toMatchObject({ foreign: 'it has no table inventory_purchases' });
  await connection.query(`RENAME TABLE ${name}.moved_away TO ${name}.inventory_purchases`);
});

describe('an update that does not come to its end leaves everything as it was', () => {
  test.each(['payment', 'rental', 'customer'])('when the server refuses a row of %s', async (table) => {
    const before = await stateOf();
    await database.connection.query(`USE ${database.name}`);
    const next = Number(await askValue(database.connection, `SELECT MAX(${table}_id) + 3 FROM ${table}`));
    await database.connection.query(
      `CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW
       IF NEW.${table}_id > ${next} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no more'; END IF`,
    );
    await expect(update(4)).rejects.toMatchObject({
      code: 'load',
      message: expect.stringContaining('no more'),
      hint: expect.stringContaining('Nothing was changed'),
    });
    await database.connection.query('DROP TRIGGER refuse');
    expect(await stateOf()).toEqual(before);
  });

  test.each([1, 2, 3])('when it is interrupted after %i chunks of rows', async (chunks) => {
    const before = await stateOf();
    const stop = new AbortController();
    let seen = 0;
    const onRows = () => {
      seen++;
      if (seen > chunks) stop.abort();
    };
    await expect(update(4, { signal: stop.signal, onRows })).rejects.toMatchObject({ code: 'interrupted' });
    expect(await stateOf()).toEqual(before);
  });

  test('when an administrator kills its connection', async () => {
    const before = await stateOf();
    const threads: number[] = [];
    let killing: Promise<unknown> | undefined;
    const updating = update(4, {
      begin: beginOn(database.name, async (options) => {
        const connection = await opener(server())(options);
        threads.push(connection.threadId);
        return connection;
      }),
      onRows: () => {
        killing ??= database.connection.query('KILL ?', [threads[0]]);
      },
    });
    await expect(updating).rejects.toMatchObject({
      code: 'load',
      message: expect.stringMatching(
        /^The update of database \S+ failed: .*closed connection \d+ of this program, and still answers/,
      ),
      hint: 'Nothing was changed: the update is one transaction, which is undone.',
    });
    await killing;
    expect(await stateOf()).toEqual(before);
  });

  test('when only its plan is asked for', async () => {
    const before = await stateOf();
    expect(await update(4, { dryRun: true })).toMatchObject({ written: false, foreign: null });
    expect(await stateOf()).toEqual(before);
  });

  test('when another one is at work in the database', async () => {
    const other = await opener(server())();
    await lockDatabase(other, database.name);
    await expect(update(4)).rejects.toMatchObject({ code: 'conflict' });
    await other.end();
  });

  test('when the weeks go past 2038', async () => {
    const refused = update(3000);
    await expect(refused).rejects.toMatchObject({
      code: 'usage',
      message: '3000 more weeks would end after 2038-01-18, the last supported date.',
      hint: expect.stringMatching(/^At most \d+ more weeks can be added\.$/),
    });
    const most = await refused.catch((error: DatagenError) => Number(/\d+/.exec(error.hint ?? '')?.[0]));
    await expect(update(Number(most) + 1)).rejects.toMatchObject({ code: 'usage' });
  });
});

test('of two updates at once each happens whole or not at all', async () => {
  const outcomes = await Promise.allSettled([update(2), update(2)]);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'conflict' });
  const weeks = 10 + 2 * (2 - refused.length);
  expect(weeks).toBeGreaterThan(10);
  await loadChain(server(), reference.name, configOf({ master_simulation: { total_weeks: weeks } }));
  expect((await stateOf()).sums).toEqual((await stateOf(reference)).sums);
});

test('a season of their own is for the new weeks, and is kept for later updates', async () => {
  await update(3, { season: 150 });
  await update(2);
  const { configuration: config } = await recordIn(database);
  expect(config.master_simulation.season_overrides).toMatchObject([{ percent: 150 }]);
  await loadChain(server(), reference.name, config);
  expect((await stateOf()).sums).toEqual((await stateOf(reference)).sums);
});

test('a server that takes no files gets the rows as INSERT statements', async () => {
  await update(2, { begin: beginOn(database.name, opener(server()), 'insert') });
  const { configuration: config } = await recordIn(database);
  await loadChain(server(), reference.name, config);
  expect((await stateOf()).sums).toEqual((await stateOf(reference)).sums);
});
