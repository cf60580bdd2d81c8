import { expect, test } from 'vitest';
import { updateDatabase } from '../../src/jobs/update/update-database.js';
import { beginOn, loadChain, opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { configOf } from '../support/simulate.js';

const database = useDatabase({ create: false });
const reference = useDatabase({ create: false });

test.each([
  { opening: 500, updates: [20] },
  { opening: 52, updates: [52, 52] },
  { opening: 51, updates: [1, 1, 1] },
])('$opening weeks and updates of $updates are row for row one run', async ({ opening, updates }) => {
  const server = { socket: database.socket, user: 'root' };
  const weeks = updates.reduce((sum, each) => sum + each, opening);
  await loadChain(server, database.name, configOf({ master_simulation: { total_weeks: opening } }));
  await loadChain(server, reference.name, configOf({ master_simulation: { total_weeks: weeks } }));
  for (const each of updates) {
    const request = {
      database: database.name,
      begin: beginOn(database.name, opener(server)),
      weeks: each,
      threads: 2,
    };
    expect(await updateDatabase(request)).toMatchObject({ foreign: null, written: true });
  }
  expect(await checksumTables(database.connection, database.name)).toEqual(
    await checksumTables(database.connection, reference.name),
  );
});
