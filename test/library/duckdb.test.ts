import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openDuckDb } from '../../src/engines/duckdb/engine.js';
import { createDataset, loadDataset, summarise, update, validate } from '../../src/index.js';
import { useFolder } from '../support/dataset.js';

const place = useFolder();
const embedded = () => ({ engine: 'duckdb', folder: join(place.path, 'embedded') }) as const;
const dataset = () => join(place.path, 'dataset');

beforeEach(async () => {
  await createDataset(dataset(), { config: { master_simulation: { total_weeks: 3 } } });
  await loadDataset(dataset(), { ...embedded(), overwrite: true });
});

const rentals = async () => (await summarise(embedded())).total_rentals;

test('of two updates at once of a file each happens whole or is refused', async () => {
  const before = await rentals();
  const outcomes = await Promise.allSettled([update(1, embedded()), update(2, embedded())]);
  let added = 0;
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') added += outcome.value.tables.rental?.added ?? 0;
    else expect(outcome.reason).toMatchObject({ code: 'conflict' });
  }
  expect(added).toBeGreaterThan(0);
  expect(await rentals()).toBe(before + added);
  expect(await validate(embedded())).toMatchObject({ failed: 0, errors: 0 });
});

test('a load does not replace a file that an update is changing', async () => {
  const before = await rentals();
  let loading: Promise<unknown> | undefined;
  const onProgress = () => {
    loading ??= loadDataset(dataset(), { ...embedded(), overwrite: true }).catch((error: unknown) => error);
  };
  const { tables } = await update(26, { ...embedded(), onProgress });
  expect(await loading).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('is open in another call'),
  });
  expect(await rentals()).toBe(before + (tables.rental?.added ?? 0));
});

test('a file is made longer though its tables have columns of others, which get their defaults', async () => {
  const file = join(place.path, 'embedded', 'dvdrental_live.duckdb');
  const db = await openDuckDb(file);
  await db.rows("ALTER TABLE rental ADD COLUMN channel TEXT DEFAULT 'counter'");
  await db.rows('ALTER TABLE customer ADD COLUMN note TEXT');
  db.close();
  const { tables } = await update(2, embedded());
  expect(tables.rental?.added).toBeGreaterThan(0);
  expect(tables.customer?.added).toBeGreaterThan(0);
  const read = await openDuckDb(file, { readOnly: true });
  expect(await read.rows('SELECT DISTINCT channel FROM rental')).toEqual([{ channel: 'counter' }]);
  read.close();
});
