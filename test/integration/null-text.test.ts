import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readManifest } from '../../src/dataset/manifest.js';
import { IN_MEMORY, openDuckDb } from '../../src/engines/duckdb/engine.js';
import { openDataset } from '../../src/engines/duckdb/load-dataset.js';
import { quoteText } from '../../src/engines/duckdb/sql.js';
import { loadDataset } from '../../src/engines/mysql/load/load-database.js';
import { TABLES } from '../../src/schema/tables.js';
import { opener } from '../support/chain-database.js';
import { checksumTables } from '../support/checksums.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { runCommand } from '../support/run-command.js';

const CLIENT = 'mariadb';
const temporary = useFolder();
const usual = useDatabase({ create: false });
const own = useDatabase();
const pathOf = (...names: string[]) => join(temporary.path, ...names);
const on = (database: { readonly socket: string; readonly name: string }) =>
  ['-S', database.socket, '-u', 'root', '-D', database.name, '-q'] as const;
let expected: Record<string, string>;

/** Names that are the words which may stand for NULL: NA, NULL and -. */
const CONFIG = {
  generation: { student_names: { enabled: true, names: ['NA', 'NULL', '-', 'Ada'] } },
  master_simulation: { total_weeks: 3 },
};

/** A form, by the options that make it, and a way of bringing it into a server. */
const FORMS = [
  {
    what: 'nothing, with a header and a byte order mark',
    options: ['--null', '', '--header', '--bom'],
    method: 'insert',
    connectionsPerTable: 1,
  },
  { what: 'NA, with a header', options: ['--null', 'NA', '--header'], method: 'local', connectionsPerTable: 3 },
  { what: 'NULL', options: ['--null=NULL'], method: 'insert', connectionsPerTable: 1 },
  { what: 'a dash, packed', options: ['--null', '-', '--compress', 'gzip'], method: 'local', connectionsPerTable: 1 },
] as const;
type Form = (typeof FORMS)[number];
const [FOR_EXCEL, NA] = FORMS;
const folderOf = ({ what }: Form) => pathOf(what.replaceAll(' ', '-'));

beforeAll(async () => {
  writeFileSync(pathOf('config.json'), JSON.stringify(CONFIG));
  const generate = (folder: string, form: readonly string[]) =>
    runCommand(['generate', '--config', pathOf('config.json'), '-o', folder, '-q', ...form]);
  expect(await generate(pathOf('usual'), [])).toMatchObject({ exitCode: 0 });
  for (const form of FORMS) expect(await generate(folderOf(form), form.options)).toMatchObject({ exitCode: 0 });
  expect(await runCommand(['load', pathOf('usual'), ...on(usual)])).toMatchObject({ exitCode: 0 });
  expected = await checksumTables(usual.connection, usual.name);
});

test('the usual form is the usual form, whether it is asked for or not', async () => {
  const folder = pathOf('asked');
  const generate = ['generate', '--config', pathOf('config.json'), '-o', folder, '-q', '--null', '\\N'];
  expect(await runCommand(generate)).toMatchObject({ exitCode: 0 });
  for (const name of ['manifest.json', 'load.sql', 'address.csv', 'rental.csv']) {
    expect(readFileSync(join(folder, name), 'utf8')).toBe(readFileSync(pathOf('usual', name), 'utf8'));
  }
});

test('a manifest says what stands for NULL and whether there is a byte order mark', async () => {
  expect(await readManifest(folderOf(FOR_EXCEL))).toMatchObject({
    null_text: '',
    bom: true,
    header: true,
  });
  expect(await readManifest(folderOf(NA))).toMatchObject({ null_text: 'NA' });
  expect(await readManifest(pathOf('usual'))).not.toHaveProperty('null_text');
  expect(
    readFileSync(join(folderOf(FOR_EXCEL), 'rental.csv'))
      .subarray(0, 12)
      .toString(),
  ).toBe('\uFEFFrental_id');
});

test.each(FORMS)('$what for NULL loads into MariaDB as the usual form does, by $way', async (form) => {
  const { method, connectionsPerTable } = form;
  const folder = folderOf(form);
  const manifest = await readManifest(folder);
  await own.connection.query(`DROP DATABASE ${own.name}`);
  const load = { folder, manifest, database: own.name, method, connectionsPerTable };
  await loadDataset({ ...load, open: opener({ socket: own.socket, user: 'root' }) });
  expect(await checksumTables(own.connection, own.name)).toEqual(expected);
});

test('load brings it in by a way of its own choice, also where the server could read the files', async () => {
  expect(await runCommand(['load', folderOf(FOR_EXCEL), '--overwrite', ...on(own)])).toMatchObject({
    exitCode: 0,
  });
  expect(await checksumTables(own.connection, own.name)).toEqual(expected);
});

test.each(FORMS)('$what for NULL loads with its load.sql and any client', async (form) => {
  const folder = folderOf(form);
  await own.connection.query(`DROP DATABASE ${own.name}`);
  await own.connection.query(`CREATE DATABASE ${own.name} COLLATE utf8mb4_unicode_ci`);
  if (form.what.includes('packed')) spawnSync('sh', ['-c', 'gunzip --keep *.gz'], { cwd: folder });
  for (const script of ['schema.sql', 'load.sql']) {
    const client = spawnSync(
      CLIENT,
      ['--no-defaults', '--local-infile=1', `--socket=${own.socket}`, '--user=root', own.name],
      { cwd: folder, input: readFileSync(join(folder, script)), encoding: 'utf8' },
    );
    expect(client).toMatchObject({ status: 0, stderr: '' });
  }
  expect(await checksumTables(own.connection, own.name)).toEqual(expected);
});

async function readRows(folder: string): Promise<unknown[]> {
  const db = await openDataset({ folder, manifest: await readManifest(folder) });
  try {
    const rows = [];
    for (const { name } of TABLES) rows.push(await db.rows(`FROM ${name} ORDER BY ALL`));
    return rows;
  } finally {
    db.close();
  }
}

test.each(FORMS)('$what for NULL has the rows of the usual form in DuckDB', async (form) => {
  expect(await readRows(folderOf(form))).toEqual(await readRows(pathOf('usual')));
});

test('other programs’ readers take the form for Excel as it is, with the types of the columns', async () => {
  const file = join(folderOf(FOR_EXCEL), 'rental.csv');
  const db = await openDuckDb(IN_MEMORY, { files: [file] });
  try {
    const source = `read_csv(${quoteText(file)})`;
    const types = await db.rows(`DESCRIBE FROM ${source}`);
    expect(types.find((each) => each.column_name === 'return_date')).toMatchObject({
      column_type: 'TIMESTAMP',
    });
    expect(types[0]).toMatchObject({ column_name: 'rental_id', column_type: 'BIGINT' });
    const [out] = await db.rows(`SELECT COUNT(*) AS out FROM ${source} WHERE return_date IS NULL`);
    const { ledger } = await readManifest(pathOf('usual'));
    expect(Number(out?.out)).toBe(ledger.total.checked_out);
  } finally {
    db.close();
  }
});

test('run writes the form that is asked for, while the server gets the usual one', async () => {
  const run = ['run', '--config', pathOf('config.json'), '-o', pathOf('run'), ...on(own), '--null', 'NA', '--header'];
  await own.connection.query(`DROP DATABASE ${own.name}`);
  expect(await runCommand(run)).toMatchObject({ exitCode: 0 });
  expect(await checksumTables(own.connection, own.name)).toEqual(expected);
  for (const name of ['rental.csv', 'address.csv', 'customer.csv']) {
    expect(readFileSync(pathOf('run', name), 'utf8')).toBe(readFileSync(join(folderOf(NA), name), 'utf8'));
  }
  expect(await runCommand(run)).toMatchObject({ exitCode: 0 });
  const { thrown } = await runCommand(run.map((word) => (word === 'NA' ? '' : word)));
  expect((thrown as Error).message).toContain('another configuration or format');
});

test.each([
  [['--bom'], '--bom needs --header'],
  [['--null', 'NA', '--format', 'tsv'], '--null is for CSV files, not for tsv'],
  [['--bom', '--header', '--format', 'parquet'], '--bom is for CSV files, not for parquet'],
  [['--null', 'a,b'], 'It must be'],
  [['--null', '"'], 'It must be'],
  [['--null', ' NA'], 'It must be'],
  [['--null', 'Übel'], 'It must be'],
])('%s is refused', async (options, words) => {
  const { thrown, stderr } = await runCommand(['generate', '--weeks', '1', '-o', pathOf('none'), ...options]);
  expect(`${(thrown as Error).message}${stderr}`).toContain(words);
  expect(existsSync(pathOf('none'))).toBe(false);
});

test('a text that a column with NULLs has as a value is refused, and no dataset is left', async () => {
  const line = /^\d+,[^,]*,(Apt[^,]*|[^\\,]+),/m.exec(readFileSync(pathOf('usual', 'address.csv'), 'utf8'));
  const generate = ['generate', '--config', pathOf('config.json'), '-o', pathOf('unclear'), '-q'];
  const { thrown } = await runCommand([...generate, '--null', line?.[1] ?? '']);
  expect((thrown as Error).message).toBe('The text of --null is also a value of address.address2.');
  expect(existsSync(pathOf('unclear'))).toBe(false);
});
