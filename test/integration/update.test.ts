import { beforeAll, describe, expect, test } from 'vitest';
import { askRows } from '../../src/engines/mysql/query.js';
import { readRun } from '../../src/engines/mysql/run-record.js';
import type { UpdateRequest } from '../../src/jobs/update/update-database.js';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { beginOn, loadChain, opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { configOf } from '../support/simulate.js';

const database = useDatabase({ create: false });
const reference = useDatabase({ create: false });

const RELEASES = {
  market_weekly_releases: 3,
  hot_category_rotation_weeks: 4,
  hot_categories: [{ weeks: [2, 7, 33], category: 'Action' as const, purchase_per_release: 2 }],
};

function chainOf(weeks: number, strategy: typeof RELEASES | null = null) {
  return configOf({ master_simulation: { total_weeks: weeks, film_release_strategy: strategy } });
}

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

async function sumsOf({ connection, name }: typeof database) {
  return checksumTables(connection, name);
}

describe.each([
  ['nothing new comes out', null],
  ['films come out', RELEASES],
])('where %s', (_, strategy) => {
  beforeAll(async () => {
    await loadChain(server(), reference.name, chainOf(52, strategy));
    await loadChain(server(), database.name, chainOf(30, strategy));
  });

  test('30 weeks and updates of 10 and 12 are row for row the run of 52', async () => {
    await update(10);
    await update(12);
    expect(await sumsOf(database)).toEqual(await sumsOf(reference));
    const run = await readRun(database.connection, database.name);
    const expected = await readRun(reference.connection, reference.name);
    expect({ ...run, runId: 0 }).toEqual({ ...expected, runId: 0 });
  });

  test('AUTO_INCREMENT stands where it stands after the longer run', async () => {
    const next = ({ connection, name }: typeof database) =>
      askRows(
        connection,
        `SELECT TABLE_NAME, AUTO_INCREMENT FROM information_schema.TABLES
         WHERE TABLE_SCHEMA = ? AND TABLE_NAME <> 'datagen_run' ORDER BY TABLE_NAME`,
        [name],
      );
    expect(await next(database)).toEqual(await next(reference));
  });
});
