import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { composeConfig } from '../../src/config/extend.js';
import { PLAIN_CSV } from '../../src/dataset/file-form.js';
import type { Manifest, TableFile } from '../../src/dataset/manifest.js';
import { TABLES, type TableName } from '../../src/schema/tables.js';

export interface TestDataset {
  readonly folder: string;
  readonly manifest: Manifest;
}

const FIGURES = {
  expected_demand: 40,
  rentals: 40,
  lost_sales: 0,
  revenue_cents: 40 * 299,
  late_fees: 0,
  late_fee_cents: 0,
};
const LEDGER = {
  months: [{ month: '2001-10', ...FIGURES }],
  total: {
    ...FIGURES,
    checked_out: 40,
    inventory_items: 2,
    inventory_added: 0,
    customers: 1,
    active_customers: 1,
  },
};

const MORNING = '2001-10-01 08:00:00';

/** CSV lines of a chain of one store: enough for each table to have rows, and for every key to have a parent. */
function buildLines(): Record<TableName, string[]> {
  const rentals = Array.from({ length: 40 }, (_, i) => i + 1);
  const day = (index: number): string => `2001-10-${String(1 + (index % 28)).padStart(2, '0')}`;
  return {
    country: [`1,Norway,${MORNING}`],
    city: [`1,Tromsø,1,${MORNING}`],
    address: [`1,"Storgata 1, ""B""",\\N,Troms,1,\\N,555,${MORNING}`],
    language: [`1,English,${MORNING}`],
    category: [`1,Drama,${MORNING}`],
    actor: [`1,ADA,LUND,${MORNING}`],
    film: [`1,FJORD DREAMS,"A tale, of ""ice""",2001,1,3,2.99,90,19.99,PG-13,"[""Trailers""]",${MORNING}`],
    film_actor: [`1,1,${MORNING}`],
    film_category: [`1,1,${MORNING}`],
    staff: [`1,KIM,BERG,1,kim@example.org,1,1,kim,\\N,${MORNING},\\N`],
    store: [`1,1,1,${MORNING}`],
    customer: [`1,1,OLA,DAHL,ola@example.org,1,1,2001-10-01,${MORNING},1`],
    inventory: [`1,1,1,2001-10-01,1,${MORNING},${MORNING}`, `2,1,1,2001-10-01,1,${MORNING},${MORNING}`],
    rental: rentals.map((id) => `${id},${day(id)} 12:00:00,${1 + (id % 2)},1,\\N,1,${day(id)} 12:00:00`),
    film_releases: [],
    business_event: [`1,\\N,2001-10-06,2001-10-07,promotion,"Two for one, all weekend",2.500,2001-10-06 08:00:00`],
    inventory_purchases: [],
    payment: rentals.map((id) => `${id},1,1,${id},2.99,${day(id)} 12:00:00`),
    dirt: [],
  };
}

/** Writes a small dataset folder, with a few lines changed if wanted; it is deleted after the file's tests. */
export async function writeDataset(
  change: (tables: Record<TableName, string[]>) => void = () => {},
): Promise<TestDataset> {
  const lines = buildLines();
  const rows = Object.fromEntries(TABLES.map(({ name }) => [name, lines[name].length]));
  change(lines);
  const folder = await mkdtemp(join(tmpdir(), 'dvdrental-load-'));
  afterFile.push(folder);
  const tables: Partial<Record<TableName, TableFile>> = {};
  for (const { name } of TABLES) {
    const text = lines[name].map((line) => `${line}\n`).join('');
    await writeFile(join(folder, `${name}.csv`), text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    tables[name] = { rows: rows[name]!, bytes: Buffer.byteLength(text), sha256 };
  }
  const manifest: Manifest = {
    generator: 'dvdrental-datagen',
    version: '0.0.0-test',
    seed: 42,
    configuration: composeConfig({ generation: { films_count: 6 } }),
    first_day: '2001-10-01',
    weeks: 4,
    as_of: '2001-11-10 00:00:00',
    ...PLAIN_CSV,
    id_type: 'INT',
    tables,
    ledger: LEDGER,
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return { folder, manifest };
}

const afterFile: string[] = [];
afterAll(async () => {
  for (const folder of afterFile.splice(0)) await rm(folder, { recursive: true, force: true });
});
