import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { parseManifest } from '../../src/dataset/manifest.js';
import { openDuckDb } from '../../src/engines/duckdb/engine.js';
import { askRows } from '../../src/engines/mysql/query.js';
import { DatagenError } from '../../src/errors.js';
import { useDatabase } from '../support/database.js';
import { useFolder } from '../support/dataset.js';
import { listPlaces, type Place, payloads, plant } from '../support/plant.js';
import { type CommandRun, runCommand } from '../support/run-command.js';

/*
 * A dataset folder, and a database with its record, that somebody else has prepared: whatever stands in whichever field,
 * no command does anything but its own work.
 */

/** With a text in every field that takes one. */
const WITH_TEXTS = {
  generation: { student_names: { enabled: true, names: ['Ada', 'Alan'] } },
  master_simulation: {
    total_weeks: 2,
    inventory_additions: [[1, 5, 'more']],
    phases: [{ from_week: 0, to_week: 1, multiplier: 1.1, label: 'opening' }],
    film_release_strategy: {
      hot_categories: [
        {
          weeks: [1, 2],
          category: 'Action',
          priority: 'high',
          inventory_boost: 0.5,
          purchase_per_release: 2,
          note: 'x',
        },
      ],
    },
  },
};

const temporary = useFolder();
const database = useDatabase({ create: false });
const planted = () => join(temporary.path, 'planted');
const folder = () => join(temporary.path, 'shop');
const server = () => ['-S', database.socket, '-u', 'root', '-D', database.name, '-q'];
const embedded = () => ['--target', 'duckdb', '-o', temporary.path, '-D', 'shop', '-q'];
let manifest: Record<string, unknown>;

beforeAll(async () => {
  // The server, whoever it runs as, could write here.
  chmodSync(temporary.path, 0o777);
  const config = join(temporary.path, 'config.json');
  writeFileSync(config, JSON.stringify(WITH_TEXTS));
  const generate = ['generate', '--config', config, '-o', folder(), '-q'];
  expect(await runCommand(generate)).toMatchObject({ exitCode: 0 });
  manifest = JSON.parse(readFileSync(join(folder(), 'manifest.json'), 'utf8'));
  expect(await runCommand(['load', folder(), ...server()])).toMatchObject({ exitCode: 0 });
  expect(await runCommand(['load', folder(), ...embedded()])).toMatchObject({ exitCode: 0 });
  await loosenRecord();
});

/** Whoever may write a record may also make its columns take any text. */
async function loosenRecord(): Promise<void> {
  const columns = RECORD.map((column) => `MODIFY ${column} LONGTEXT`).join(', ');
  await database.connection.query(`ALTER TABLE ${database.name}.datagen_run ${columns}`);
  const db = await openDuckDb(join(temporary.path, 'shop.duckdb'));
  for (const column of RECORD) await db.rows(`ALTER TABLE datagen_run ALTER ${column} TYPE TEXT`);
  db.close();
}

const RECORD = ['generator_version', 'seed', 'configuration', 'weeks', 'first_day', 'as_of', 'ledger', 'state'];

/** Holds a run to this: it was refused in our words, or did its own work, and did nothing else. */
function expectHarmless(run: CommandRun, what: string): void {
  if (run.thrown === undefined) expect([0, 1, 3], what).toContain(run.exitCode);
  else {
    expect(run.thrown, what).toBeInstanceOf(DatagenError);
    expect((run.thrown as DatagenError).message, what).toContain('cannot be what this program wrote');
  }
  expect(existsSync(planted()), what).toBe(false);
}

async function readTables(): Promise<unknown> {
  return askRows(
    database.connection,
    'SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY 2',
    [database.name],
  );
}

function refused(document: unknown): boolean {
  try {
    parseManifest('', JSON.stringify(document));
    return false;
  } catch {
    return true;
  }
}

const commandsOnFolder = () => [
  ['summary', folder(), '-q'],
  ['validate', folder(), '-q'],
  ['load', folder(), '--overwrite', ...server()],
  ['load', folder(), '--overwrite', ...embedded()],
  ['run', '--config', join(temporary.path, 'config.json'), '-o', folder(), ...server()],
];

test('a manifest with a payload in any field is refused by every command, before it does anything', async () => {
  const texts = payloads(planted());
  const commands = commandsOnFolder();
  const before = await readTables();
  for (const [index, place] of listPlaces(manifest).entries()) {
    const document = plant(manifest, place, texts[index % texts.length]);
    if (!refused(document)) continue;
    writeFileSync(join(folder(), 'manifest.json'), JSON.stringify(document));
    const args = commands[index % commands.length] ?? [];
    const run = await runCommand(args);
    expect(run.thrown, `${args[0]} with ${place.join('.')}`).toBeInstanceOf(DatagenError);
    expect(existsSync(planted()), place.join('.')).toBe(false);
  }
  expect(await readTables()).toEqual(before);
});

test('payloads in all the free texts of a manifest at once stay texts', async () => {
  const texts = payloads(planted());
  let document: unknown = manifest;
  const free: Place[] = [];
  for (const [index, place] of listPlaces(manifest).entries()) {
    const next = plant(document, place, texts[index % texts.length]);
    if (refused(next)) continue;
    document = next;
    free.push(place);
  }
  expect(free.length).toBeGreaterThan(0);
  writeFileSync(join(folder(), 'manifest.json'), JSON.stringify(document));
  const [summary = [], validate = [], , intoDuckDb = []] = commandsOnFolder();
  for (const args of [summary, validate, intoDuckDb]) {
    expect(await runCommand(args), args[0]).toMatchObject({ exitCode: 0 });
  }
  expect(existsSync(planted())).toBe(false);
  await loosenRecord();
});

const commandsOnDatabase = () => [
  ['summary', ...server()],
  ['validate', ...server()],
  ['update', '1', '--dry-run', ...server()],
  ['inventory', 'show', ...server()],
  ['inventory', 'add', '--quantity', '1', '--dry-run', ...server()],
  ['maintain', 'growth', ...server()],
  ['maintain', 'integrity', ...server()],
  ['load', folder(), '--overwrite', ...server()],
  ['summary', ...embedded()],
  ['validate', ...embedded()],
];

interface Planted {
  readonly column: string;
  readonly text: string;
  readonly where: string;
}

/** A payload in each column of the record, and in each field of its two documents. */
function listPlanted(): Planted[] {
  const texts = payloads(planted());
  const columns = RECORD.flatMap((column) => texts.map((text) => ({ column, text, where: column })));
  const fields = ['configuration', 'ledger'].flatMap((column) =>
    listPlaces(manifest[column]).map((place, index) => ({
      column,
      text: JSON.stringify(plant(manifest[column], place, texts[index % texts.length])),
      where: `${column}.${place.join('.')}`,
    })),
  );
  return [...columns, ...fields];
}

describeRecord();

function describeRecord(): void {
  beforeEach(() => {
    writeFileSync(join(folder(), 'manifest.json'), JSON.stringify(manifest));
  });

  test('a run record with a payload in any field is refused, or is only a text, for every command', async () => {
    const commands = commandsOnDatabase();
    const { connection, name } = database;
    const before = await readTables();
    const [whole = {}] = await askRows(connection, `SELECT * FROM ${name}.datagen_run`);
    for (const [index, { column, text, where }] of listPlanted().entries()) {
      const args = commands[index % commands.length] ?? [];
      if (args.includes('duckdb')) await plantInFile(column, text);
      else await connection.query(`UPDATE ${name}.datagen_run SET ${column} = ?`, [text]);
      expectHarmless(await runCommand(args), `${args.join(' ')} with ${where}`);
      if (args.includes('duckdb')) await plantInFile(column, String(whole[column]));
      else await connection.query(`UPDATE ${name}.datagen_run SET ${column} = ?`, [whole[column]]);
    }
    expect(await readTables()).toEqual(before);
  });
}

async function plantInFile(column: string, text: string): Promise<void> {
  const db = await openDuckDb(join(temporary.path, 'shop.duckdb'));
  await db.rows(`UPDATE datagen_run SET ${column} = ?`, [text]);
  db.close();
}
