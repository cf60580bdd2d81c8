import { expect, test } from 'vitest';
import { askFigures, offBy } from '../support/chain-figures.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });

test('ten years: 220,000 rentals, 1,400 active customers, 2,500 copies, every check passed', async () => {
  const connect = ['-S', database.socket, '-u', 'root', '-D', database.name];
  expect(await cli.run(['run', '--years', '10', ...connect])).toMatchObject({ exitCode: 0 });
  const figures = await askFigures(database.connection, database.name);
  expect(figures).toMatchObject({ first: '2001-10-01', last: '2011-09-18' });
  expect(offBy(figures.rentals, 220_000)).toBeLessThan(0.05);
  expect(offBy(figures.active, 1400)).toBeLessThan(0.15);
  expect(offBy(figures.copies, 2500)).toBeLessThan(0.1);
});
