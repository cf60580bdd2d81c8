import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type CallProgress,
  createDatabase,
  createDataset,
  DatagenError,
  loadDataset,
  resolveConfig,
  summarise,
  update,
  validate,
  validateDataset,
} from '../../src/index.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';

const place = useFolder();
const database = useDatabase();
const config = { master_simulation: { total_weeks: 3 } };
const at = (name: string) => ({
  socket: database.socket,
  user: 'root',
  database: `${database.name}_${name}`,
});
const drop = (name: string) => database.connection.query(`DROP DATABASE IF EXISTS ${at(name).database}`);

describe('a configuration', () => {
  test('has a default for everything and is frozen', () => {
    const whole = resolveConfig();
    expect(whole.master_simulation.total_weeks).toBe(156);
    expect(Object.isFrozen(whole.generation)).toBe(true);
    expect(resolveConfig({ scenario: 'extended-10-year' }).master_simulation.total_weeks).toBe(520);
  });

  test('with mistakes is refused with every one of them', () => {
    const wrong = { config: { simulation: { seed: -1 }, generation: { stores_count: 0 } } };
    expect(() => resolveConfig(wrong)).toThrow(/seed[\s\S]*stores_count/);
  });
});

describe('a dataset', () => {
  test('is made, kept where it is the same, and refused where it would replace another', async () => {
    const folder = join(place.path, 'dataset');
    const phases = new Set<string>();
    const onProgress = ({ phase }: CallProgress) => phases.add(phase);
    const made = await createDataset(folder, { config, threads: 1, onProgress });
    expect(made.manifest.tables.rental?.rows).toBeGreaterThan(500);
    expect(phases).toContain('simulate');
    expect(await createDataset(folder, { config })).toEqual(made);
    await expect(createDataset(folder, { config, format: 'tsv' })).rejects.toMatchObject({
      code: 'conflict',
      hint: expect.stringContaining('overwrite'),
    });
    const { summary, validation } = await validateDataset(folder);
    expect(summary.total_rentals).toBe(made.manifest.tables.rental?.rows);
    expect(validation).toMatchObject({ failed: 0, errors: 0 });
  });

  test('that is interrupted leaves nothing', async () => {
    const folder = join(place.path, 'interrupted');
    const controller = new AbortController();
    const making = createDataset(folder, {
      config: { master_simulation: { total_weeks: 520 } },
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(making).rejects.toBeInstanceOf(DatagenError);
    await expect(making).rejects.toMatchObject({ code: 'interrupted' });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a database', () => {
  test('on an engine that there is not is refused', async () => {
    const nowhere = { ...at('nowhere'), engine: 'oracle' as 'mysql' };
    await expect(validate(nowhere)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('expected one of auto, mysql, duckdb'),
    });
  });

  test('is loaded, summarised, checked and made longer', async () => {
    const folder = join(place.path, 'dataset');
    const { manifest } = await createDataset(folder, { config });
    try {
      const rows = await loadDataset(folder, { ...at('load'), views: true });
      expect(rows.rental).toBe(manifest.tables.rental?.rows);
      const before = await summarise(at('load'));
      expect(before.total_rentals).toBe(rows.rental);
      const { written } = await update(2, at('load'));
      expect(written).toBe(true);
      expect((await summarise(at('load'))).total_rentals).toBeGreaterThan(before.total_rentals);
      expect(await validate(at('load'))).toMatchObject({ failed: 0, errors: 0 });
      await expect(loadDataset(folder, at('load'))).rejects.toMatchObject({ code: 'conflict' });
    } finally {
      await drop('load');
    }
  });

  test('is made without files', async () => {
    try {
      await createDatabase({ ...at('made'), config });
      await createDatabase({ ...at('made'), config });
      expect(await validate(at('made'))).toMatchObject({ failed: 0, errors: 0 });
      const other = createDatabase({ ...at('made'), config: { simulation: { seed: 7 } } });
      await expect(other).rejects.toMatchObject({
        code: 'conflict',
        hint: expect.stringContaining('{ overwrite: true }'),
      });
    } finally {
      await drop('made');
    }
  });

  test('of DuckDB is loaded from a dataset', async () => {
    const folder = join(place.path, 'dataset');
    await createDataset(folder, { config });
    const embedded = { engine: 'duckdb', folder: join(place.path, 'embedded') } as const;
    await loadDataset(folder, embedded);
    expect(await validate(embedded)).toMatchObject({ failed: 0, errors: 0 });
    await expect(createDatabase({ ...embedded, config })).rejects.toMatchObject({ code: 'usage' });
  });
});
