import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type FileForm, fileNameOf, PLAIN_CSV, type TextForm } from '../../../src/dataset/file-form.js';
import type { Manifest } from '../../../src/dataset/manifest.js';
import { TEXT_FORMAT_NAMES } from '../../../src/encode/text-format.js';
import { convertToParquet } from '../../../src/engines/duckdb/copy.js';
import { IN_MEMORY, openDuckDb } from '../../../src/engines/duckdb/engine.js';
import { openDataset } from '../../../src/engines/duckdb/load-dataset.js';
import { TABLES } from '../../../src/schema/tables.js';
import { type TestDataset, useDataset, useFolder, writeChain } from '../../support/dataset.js';

const WEEKS = 12;
const csv = useDataset(WEEKS);
const elsewhere = useFolder();

const PARQUET: FileForm = { format: 'parquet', compression: 'zstd', header: false };

async function writeAs(name: string, form: TextForm): Promise<TestDataset> {
  const folder = join(elsewhere.path, name);
  await mkdir(folder);
  return { folder, manifest: await writeChain(folder, WEEKS, form) };
}

async function writeParquet(name: string, form: FileForm = PARQUET): Promise<TestDataset> {
  const folder = join(elsewhere.path, name);
  await cp(csv.folder, folder, { recursive: true });
  const tables = await convertToParquet(folder, csv.manifest, form, new AbortController().signal);
  return { folder, manifest: { ...csv.manifest, ...form, tables } };
}

/** Every table's rows and the types of its columns, as they come back from the files. */
async function readBack({ folder, manifest }: TestDataset): Promise<Record<string, unknown>> {
  const db = await openDataset({ folder, manifest });
  try {
    const tables: Record<string, unknown> = {};
    for (const { name } of TABLES) tables[name] = await db.rows(`FROM ${name} ORDER BY ALL`);
    return tables;
  } finally {
    db.close();
  }
}

const textOf = async ({ folder, manifest }: { folder: string; manifest: Manifest }, table: string) => {
  const bytes = await readFile(join(folder, fileNameOf(table, manifest)));
  return (manifest.compression === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
};

test('every format reads back row for row as the CSV, packed as well', async () => {
  const expected = await readBack(csv);
  expect(await readBack(await writeParquet('parquet'))).toEqual(expected);
  for (const format of TEXT_FORMAT_NAMES) {
    expect(await readBack(await writeAs(format, { ...PLAIN_CSV, format }))).toEqual(expected);
    const packed = { ...PLAIN_CSV, format, compression: 'gzip' } as const;
    expect(await readBack(await writeAs(`${format}-gzip`, packed))).toEqual(expected);
  }
  expect(await readBack(await writeAs('headed', { ...PLAIN_CSV, header: true }))).toEqual(expected);
});

test('a Parquet file holds its columns’ types and NULLs without any schema', async () => {
  const { folder } = await writeParquet('typed');
  const files = ['film', 'customer', 'payment', 'rental'].map((table) => join(folder, `${table}.parquet`));
  const db = await openDuckDb(IN_MEMORY, { files });
  try {
    const typesOf = async (table: string) => {
      const columns = await db.rows(`DESCRIBE FROM '${join(folder, `${table}.parquet`)}'`);
      return Object.fromEntries(columns.map((column) => [column.column_name, column.column_type]));
    };
    expect(await typesOf('film')).toMatchObject({
      film_id: 'INTEGER',
      release_year: 'SMALLINT',
      rental_rate: 'DECIMAL(4,2)',
      special_features: 'JSON',
      last_update: 'TIMESTAMP',
    });
    expect(await typesOf('customer')).toMatchObject({ activebool: 'BOOLEAN', create_date: 'DATE' });
    expect(await typesOf('payment')).toMatchObject({ amount: 'DECIMAL(5,2)', payment_date: 'TIMESTAMP' });
    const [out] = await db.rows(
      `SELECT COUNT(*) FILTER (return_date IS NULL) AS out FROM '${join(folder, 'rental.parquet')}'`,
    );
    expect(Number(out?.out)).toBe(csv.manifest.ledger.total.checked_out);
  } finally {
    db.close();
  }
});

test('packed text is the very text, and nothing of time or machine is in its header', async () => {
  const packed = await writeAs('gzip', { ...PLAIN_CSV, compression: 'gzip' });
  for (const { name } of TABLES) expect(await textOf(packed, name)).toBe(await textOf(csv, name));
  const bytes = await readFile(join(packed.folder, 'rental.csv.gz'));
  expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
});

test('TSV is the CSV with tabs for commas where no text needs quotes', async () => {
  const tsv = await writeAs('tabs', { ...PLAIN_CSV, format: 'tsv', header: true });
  const [header, ...rows] = (await textOf(tsv, 'rental')).split('\n');
  expect(header).toBe('rental_id\trental_date\tinventory_id\tcustomer_id\treturn_date\tstaff_id\tlast_update');
  expect(rows.join('\n')).toBe((await textOf(csv, 'rental')).replaceAll(',', '\t'));
  expect(await textOf(tsv, 'film')).toContain('\t["Trailers", "Deleted Scenes"]\t');
});

test('every form is the same bytes when it is made again', async () => {
  const gzip: TextForm = { ...PLAIN_CSV, format: 'tsv', compression: 'gzip' };
  expect((await writeAs('once', gzip)).manifest).toEqual((await writeAs('twice', gzip)).manifest);
  expect((await writeParquet('first')).manifest).toEqual((await writeParquet('second')).manifest);
});
