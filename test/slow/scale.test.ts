import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Manifest, readManifest } from '../../src/dataset/manifest.js';
import { askFigures, type ChainFigures, offBy } from '../support/chain-figures.js';
import { useDatabase } from '../support/database.js';
import { type Finished, useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });

async function runAtScale(scale: number): Promise<{ run: Finished; manifest: Manifest; figures: ChainFigures }> {
  const into = ['-o', 'scaled', '-S', database.socket, '-u', 'root', '-D', database.name, '--overwrite'];
  const run = await cli.run(['run', '-s', String(scale), ...into], { reportPeak: true });
  expect(run).toMatchObject({ exitCode: 0 });
  const figures = await askFigures(database.connection, database.name);
  return { run, manifest: await readManifest(join(cli.folder, 'scaled')), figures };
}

/** Rentals and lost sales a day, in all months of this number. */
function demandPerDay({ ledger }: Manifest, number: number): number {
  const months = ledger.months.filter(({ month }) => Number(month.slice(5)) === number);
  const days = months.map(({ month }) => new Date(Date.UTC(Number(month.slice(0, 4)), number, 0)).getUTCDate());
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return sum(months.map(({ rentals, lost_sales }) => rentals + lost_sales)) / sum(days);
}

test.each([0.5, 2.5])('scale factor %f passes every check and scales rentals and copies', async (scale) => {
  const { figures, manifest } = await runAtScale(scale);
  expect(offBy(figures.rentals, 65_000 * scale)).toBeLessThan(0.06);
  expect(offBy(figures.copies, 700 * scale)).toBeLessThan(0.02);
  expect(manifest.tables.store?.rows).toBe(Math.round(2 * scale));
});

describe('scale factor 10', () => {
  let made: Awaited<ReturnType<typeof runAtScale>>;
  beforeAll(async () => {
    made = await runAtScale(10);
  }, 600_000);

  test('650,000 rentals within 3 %, 7,000 copies, 12,000 active customers', () => {
    expect(offBy(made.figures.rentals, 650_000)).toBeLessThan(0.03);
    expect(offBy(made.figures.copies, 7000)).toBeLessThan(0.01);
    expect(offBy(made.figures.active, 12_000)).toBeLessThan(0.05);
  });

  test('July’s demand a day ÷ February’s is the table’s 2.0/0.9 within 10 %', () => {
    const ratio = demandPerDay(made.manifest, 7) / demandPerDay(made.manifest, 2);
    expect(offBy(ratio, 2.0 / 0.9)).toBeLessThan(0.1);
  });

  test('the program takes less than 500 MB of memory', () => {
    const peakKb = Number(/^peak (\d+) kB$/m.exec(made.run.stderr)?.[1]);
    expect(peakKb / 1024).toBeLessThan(500);
  });
});
