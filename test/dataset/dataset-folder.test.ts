import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginDataset, repairReplacement, requireFolder } from '../../src/dataset/dataset-folder.js';
import type { Manifest } from '../../src/dataset/manifest.js';
import { useFolder } from '../support/dataset.js';
import { leaveStaging, writeFiles } from '../support/staging.js';

const place = useFolder();
const inPlace = (...path: string[]) => join(place.path, ...path);
const FLAGS = [
  { overwrite: false, resume: false },
  { overwrite: true, resume: false },
  { overwrite: false, resume: true },
];
const CSV = ['rental.csv', 'city.csv', 'schema.sql', 'load.sql', 'summary.json', 'validation.json'];

/** All files below the place, by their text. */
function readAll(): Record<string, string> {
  const entries = readdirSync(place.path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(place.path.length + 1), entry.isFile() ? readFileSync(path, 'utf8') : 'no file'];
    }),
  );
}

/** As much of a manifest as tells what the files are. */
function manifestOf(tables: readonly string[], format: 'csv' | 'tsv' = 'csv'): Manifest {
  const entries = tables.map((name) => [name, {}]);
  const form = { format, compression: 'none', header: false };
  return { generator: 'dvdrental-datagen', ...form, tables: Object.fromEntries(entries) } as Manifest;
}

const textOf = (manifest: Manifest) => JSON.stringify(manifest, null, 2);
const begin = (flags = {}, files: readonly string[] = CSV) =>
  beginDataset(inPlace('ds'), { overwrite: false, resume: false, files, ...flags });

/** Writes a dataset whose files all say the same. */
async function make(word: string, flags = {}, manifest = manifestOf(['rental', 'city'])): Promise<void> {
  const files = Object.keys(manifest.tables).map((name) => `${name}.${manifest.format}`);
  const draft = await begin(flags, files);
  writeFiles(draft.path, Object.fromEntries(files.map((name) => [name, word])));
  await draft.complete(manifest);
}

beforeEach(() => {
  for (const name of readdirSync(place.path)) rmSync(inPlace(name), { recursive: true });
});

test('a dataset is in its folder when its manifest is, and nothing is beside them', async () => {
  await make('one');
  expect(readAll()).toEqual({
    'ds/rental.csv': 'one',
    'ds/city.csv': 'one',
    'ds/manifest.json': `${textOf(manifestOf(['rental', 'city']))}\n`,
  });
});

test('a draft that is thrown away leaves nothing, or the dataset that was there', async () => {
  await (await begin()).discard();
  expect(readdirSync(place.path)).toEqual([]);
  await make('one');
  const before = readAll();
  const draft = await begin({ overwrite: true });
  writeFiles(draft.path, { 'rental.csv': 'two' });
  await draft.discard();
  expect(readAll()).toEqual(before);
});

test('a dataset in another form takes the place of every file of the old one, and of none that was not of it', async () => {
  await make('one');
  writeFiles(inPlace('ds'), {
    'summary.json': '{}',
    'thesis.txt': 'precious',
    'notes/one.txt': 'precious',
    'payment.csv': 'mine',
    'shop.duckdb': 'a database',
  });
  await make('two', { overwrite: true }, manifestOf(['rental'], 'tsv'));
  expect(readAll()).toEqual({
    'ds/rental.tsv': 'two',
    'ds/manifest.json': `${textOf(manifestOf(['rental'], 'tsv'))}\n`,
    'ds/thesis.txt': 'precious',
    'ds/notes/one.txt': 'precious',
    'ds/payment.csv': 'mine',
    'ds/shop.duckdb': 'a database',
  });
});

test('a damaged manifest of this program still tells that the dataset is its own', async () => {
  await make('one');
  writeFileSync(inPlace('ds', 'manifest.json'), textOf(manifestOf(['rental'])).slice(0, 50));
  await make('two', { overwrite: true }, manifestOf(['rental'], 'tsv'));
  expect(Object.keys(readAll()).sort()).toEqual(['ds/manifest.json', 'ds/rental.tsv']);
});

describe('nothing of somebody else’s is touched, whatever the flags:', () => {
  const foreign: Record<string, () => void> = {
    'folders beside it that bear the names of old leftovers': () => {
      writeFiles(place.path, {
        'ds.replaced/manifest.json': '{"name":"my web app"}',
        'ds.replaced/thesis.txt': 'precious',
        'ds.partial/thesis.txt': 'precious',
      });
    },
    'a manifest of something else': () =>
      writeFiles(place.path, { 'ds/manifest.json': '{"name":"my web app"}', 'ds/index.html': 'precious' }),
    'a manifest that names this program in another place': () =>
      writeFiles(place.path, { 'ds/manifest.json': '{"a":{"generator":"dvdrental-datagen"}}' }),
    'files without a manifest': () => writeFiles(place.path, { 'ds/rental.csv': 'precious' }),
    'a folder of the draft’s name': () => writeFiles(place.path, { 'ds/.partial/thesis.txt': 'precious' }),
    'a folder of the draft’s name that is marked by something else': () =>
      writeFiles(place.path, { 'ds/.partial/.writer': '4711', 'ds/.partial/rental.csv': 'precious' }),
    'a file of the draft’s name': () => writeFiles(place.path, { 'ds/.partial': 'precious' }),
    'a link of the draft’s name': () => {
      leaveStaging(inPlace('elsewhere'), { 'rental.csv': 'precious' });
      mkdirSync(inPlace('ds'));
      symlinkSync(inPlace('elsewhere'), inPlace('ds', '.partial'));
    },
    'a file in what a run left': () => leaveStaging(inPlace('ds', '.partial'), { 'thesis.txt': 'precious' }),
    'a file where the folder would be': () => writeFiles(place.path, { ds: 'precious' }),
    'a link to nowhere': () => symlinkSync(inPlace('nowhere'), inPlace('ds')),
    'a link to itself': () => symlinkSync('ds', inPlace('ds')),
    'a file with the name of a new one': () => {
      const manifest = textOf(manifestOf(['city']));
      writeFiles(place.path, { 'ds/manifest.json': manifest, 'ds/city.csv': 'one', 'ds/rental.csv': 'mine' });
    },
  };

  test.each(Object.keys(foreign))('%s', async (what) => {
    foreign[what]?.();
    const before = readAll();
    for (const flags of FLAGS) {
      const draft = await begin(flags).catch((error: { code?: string }) => error);
      if ('discard' in draft) await draft.discard();
      else expect(draft.code).toBe('conflict');
      await requireFolder(inPlace('ds'), { ...flags, files: CSV }).catch(() => {});
      await repairReplacement(inPlace('ds'));
      expect(readAll()).toEqual(before);
    }
  });

  test('what the manifest of a stranger’s dataset names outside of its folder', async () => {
    writeFiles(place.path, {
      'rental.csv': 'precious',
      'ds/manifest.json': textOf(manifestOf(['../rental', 'rental/../../rental', 'city'])),
      'ds/city.csv': 'one',
    });
    await make('two', { overwrite: true }, manifestOf(['city'], 'tsv'));
    expect(readAll()).toMatchObject({ 'rental.csv': 'precious', 'ds/city.tsv': 'two' });
    expect(readAll()).not.toHaveProperty(['ds/city.csv']);
  });

  test('what a link in a dataset names: the link goes, what it names stays', async () => {
    await make('one');
    writeFiles(place.path, { 'thesis.txt': 'precious' });
    for (const name of ['rental.csv', 'summary.json']) {
      rmSync(inPlace('ds', name), { force: true });
      symlinkSync(inPlace('thesis.txt'), inPlace('ds', name));
    }
    await make('two', { overwrite: true });
    expect(readAll()).toMatchObject({
      'thesis.txt': 'precious',
      'ds/rental.csv': 'two',
      'ds/city.csv': 'two',
    });
  });
});

test('what an interrupted run left goes only when that is asked for', async () => {
  leaveStaging(inPlace('ds', '.partial'), { 'rental.csv': 'half', 'payment.tsv.gz': 'half' });
  await expect(begin()).rejects.toThrow(/\.partial was left by a run that was interrupted/);
  await make('whole', { resume: true });
  expect(Object.keys(readAll()).sort()).toEqual(['ds/city.csv', 'ds/manifest.json', 'ds/rental.csv']);
});

test('a folder that another process writes is busy, even for --overwrite', async () => {
  const draft = await begin();
  for (const flags of FLAGS) await expect(begin(flags)).rejects.toThrow(/is being written by another run/);
  await draft.discard();
});

test('a draft that another process has taken for left behind is not put in place', async () => {
  const draft = await begin();
  leaveStaging(draft.path);
  await expect(draft.complete(manifestOf(['rental']))).rejects.toThrow(/Another run has begun/);
});

test('a dataset may lie beside the private server, which stays', async () => {
  mkdirSync(inPlace('out', '.server'), { recursive: true });
  writeFileSync(inPlace('out', '.server', 'data'), 'kept');
  for (const overwrite of [false, true]) {
    const options = { overwrite, resume: false, files: CSV };
    await requireFolder(inPlace('out'), options);
    const draft = await beginDataset(inPlace('out'), options);
    await draft.complete(manifestOf([]));
  }
  expect(readAll()).toMatchObject({ 'out/.server/data': 'kept', 'out/manifest.json': expect.anything() });
});

test('a link to a folder stays a link, and the dataset is where it leads', async () => {
  mkdirSync(inPlace('big'));
  symlinkSync('big', inPlace('ds'));
  await make('one');
  await make('two', { overwrite: true });
  expect(readFileSync(inPlace('big', 'rental.csv'), 'utf8')).toBe('two');
  expect(Object.keys(readAll())).toContain('ds');
});

test.each([
  ['before its first step', [], [], []],
  ['when the old manifest is out of the way', ['replaced.json'], [], []],
  ['when some old files are gone', ['replaced.json'], ['rental.csv'], []],
  ['when all old files are gone', ['removed.json'], ['rental.csv', 'city.csv', 'summary.json'], []],
  ['when some files are moved', ['removed.json'], ['rental.csv', 'city.csv', 'summary.json'], ['rental.tsv']],
  [
    'when all files are moved',
    ['removed.json'],
    ['rental.csv', 'city.csv', 'summary.json'],
    ['rental.tsv', 'load.sql'],
  ],
  [
    'when the manifest is moved as well',
    ['removed.json'],
    ['rental.csv', 'city.csv', 'summary.json'],
    ['rental.tsv', 'load.sql', 'manifest.json'],
  ],
])('a replacement that a crash cut short %s is finished', async (_, out, gone, moved) => {
  await make('one');
  writeFiles(inPlace('ds'), { 'thesis.txt': 'precious', 'summary.json': '{}' });
  const manifest = textOf(manifestOf(['rental'], 'tsv'));
  const staging = inPlace('ds', '.partial');
  leaveStaging(staging, { 'rental.tsv': 'two', 'load.sql': 'two', 'manifest.json': manifest });
  for (const name of out) renameSync(inPlace('ds', 'manifest.json'), join(staging, name));
  for (const name of gone) rmSync(inPlace('ds', name));
  for (const name of moved) renameSync(join(staging, name), inPlace('ds', name));
  await repairReplacement(inPlace('ds'));
  expect(readAll()).toEqual({
    'ds/rental.tsv': 'two',
    'ds/load.sql': 'two',
    'ds/manifest.json': manifest,
    'ds/thesis.txt': 'precious',
  });
  await expect(begin()).rejects.toThrow(/already holds a dataset/);
});

test('a crash before the dataset was whole leaves the old one as it is', async () => {
  await make('one');
  const before = readAll();
  leaveStaging(inPlace('ds', '.partial'), { 'rental.tsv': 'half', 'manifest.json.0.new': '{' });
  await repairReplacement(inPlace('ds'));
  expect(readAll()).toMatchObject(before);
});
