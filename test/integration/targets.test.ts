import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Manifest, readManifest } from '../../src/dataset/manifest.js';
import {
  askAgeing,
  askFigures,
  askJulyOverFebruary,
  askTopShare,
  type ChainFigures,
  offBy,
} from '../support/chain-figures.js';
import { useDatabase } from '../support/database.js';
import { useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });
let figures: ChainFigures;
let manifest: Manifest;

beforeAll(async () => {
  const folder = join(cli.folder, 'three-years');
  expect(await cli.run(['generate', '-o', folder])).toMatchObject({ exitCode: 0 });
  const load = ['load', folder, '-S', database.socket, '-u', 'root', '-D', database.name];
  expect(await cli.run(load)).toMatchObject({ exitCode: 0 });
  figures = await askFigures(database.connection, database.name);
  manifest = await readManifest(folder);
});

test('65,000 rentals within 3 %, 415 a week', () => {
  expect(offBy(figures.rentals, 65_000)).toBeLessThan(0.03);
  expect(offBy(figures.rentals / 156, 415)).toBeLessThan(0.03);
});

test('5,000 of them in the first 12 weeks, within 7 %', () => {
  expect(offBy(figures.early, 5000)).toBeLessThan(0.07);
});

test('the first on the first day, the last on the last', () => {
  expect([figures.first, figures.last]).toEqual(['2001-10-01', '2004-09-26']);
});

test('1,200 active customers within 5 %', () => {
  expect(offBy(figures.active, 1200)).toBeLessThan(0.05);
});

test('700 copies, 200 of them bought during the run', () => {
  expect([figures.copies, figures.added]).toEqual([700, 200]);
});

test('15 to 40 copies are out', () => {
  expect(figures.out).toBeGreaterThanOrEqual(15);
  expect(figures.out).toBeLessThanOrEqual(40);
});

test('under 10 % of the demand is lost', () => {
  const lost = manifest.ledger.total.lost_sales;
  expect(lost / (figures.rentals + lost)).toBeLessThan(0.1);
});

test('the top fifth of the films takes 50 to 80 % of the rentals', async () => {
  const share = await askTopShare(database.connection, database.name);
  expect(share).toBeGreaterThanOrEqual(0.5);
  expect(share).toBeLessThanOrEqual(0.8);
});

test('July rents out at least 1.7 times as much a day as February', async () => {
  expect(await askJulyOverFebruary(database.connection, database.name)).toBeGreaterThanOrEqual(1.7);
});

test('young copies rent out more than old ones, also beside the other copies of their film', async () => {
  const ageing = await askAgeing(database.connection, database.name);
  const ratios = ageing.map(({ ratio }) => ratio);
  expect(ratios).toHaveLength(3);
  expect(Math.max(...ratios)).toBe(ratios[0]);
  expect(ageing[0]?.rentalsPerWeek).toBeGreaterThan(ageing[1]?.rentalsPerWeek ?? Number.NaN);
});
