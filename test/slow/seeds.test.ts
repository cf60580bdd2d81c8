import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../src/dataset/manifest.js';
import { askFigures, offBy } from '../support/chain-figures.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });

test.each([1, 2, 3, 4, 5])('seed %i passes every check and stays within twice the percentages', async (seed) => {
  const into = ['-o', 'seed', '-S', database.socket, '-u', 'root', '-D', database.name, '--overwrite'];
  const run = await cli.run(['run', '--seed', String(seed), ...into]);
  expect(run).toMatchObject({ exitCode: 0 });
  const figures = await askFigures(database.connection, database.name);
  const { ledger } = await readManifest(join(cli.folder, 'seed'));
  const { lost_sales: lost } = ledger.total;
  expect(figures).toMatchObject({ first: '2001-10-01', last: '2004-09-26', copies: 700, added: 200 });
  expect(offBy(figures.rentals, 65_000)).toBeLessThan(0.06);
  expect(offBy(figures.early, 5000)).toBeLessThan(0.14);
  expect(offBy(figures.active, 1200)).toBeLessThan(0.1);
  expect(figures.out).toBeGreaterThanOrEqual(8);
  expect(figures.out).toBeLessThanOrEqual(55);
  expect(lost / (figures.rentals + lost)).toBeLessThan(0.12);
});
