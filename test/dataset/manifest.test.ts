import { expect, test } from 'vitest';
import { type Manifest, parseManifest } from '../../src/dataset/manifest.js';
import { DatagenError } from '../../src/errors.js';
import { VERSION } from '../../src/version.js';
import { useDataset } from '../support/dataset.js';
import { listPlaces, payloads, plant, remove } from '../support/plant.js';

const dataset = useDataset(2);
const document = () => JSON.parse(JSON.stringify(dataset.manifest));
const parse = (value: unknown) => parseManifest('shop/manifest.json', JSON.stringify(value));

function refusalOf(value: unknown): string | undefined {
  try {
    parse(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof DatagenError)) throw error;
    expect(error.code).toBe('dataset-invalid');
    return error.message;
  }
}

/** The only texts of a manifest that may be anything: names of people, films and purchases, which reach CSV alone. */
const FREE = /\.(note|label|names\.\d+|category|\d+\.2|priority|type)$/;

test('a manifest is read as it was written', () => {
  expect(parse(document())).toEqual(document());
});

test('no field takes a text that would be more than a value in SQL, a path or a shell', () => {
  const whole = document();
  const taken = listPlaces(whole).flatMap((place) =>
    payloads('/tmp/planted').some((text) => refusalOf(plant(whole, place, text)) === undefined)
      ? [`.${place.join('.')}`]
      : [],
  );
  expect(taken.filter((place) => !FREE.test(place))).toEqual([]);
});

test.each([[null], [[]], [{}], [1e300], ['x']])('%j in the place of any part is told or harmless', (value) => {
  const whole = document();
  for (const place of listPlaces(whole)) refusalOf(plant(whole, place, value));
});

test('a part that is missing is told by its name, or has a default', () => {
  const whole = document();
  const needed = listPlaces(whole).filter((place) => place.length > 0 && refusalOf(remove(whole, place)) !== undefined);
  const names = needed.map((place) => place.join('.'));
  expect(names).toEqual(expect.arrayContaining(['version', 'seed', 'configuration', 'ledger', 'tables', 'id_type']));
  for (const place of needed)
    expect(refusalOf(remove(whole, place))).toMatch(place[0] === 'generator' ? /is not a manifest/ : String(place[0]));
});

test('a field that cannot be so is named, with what it can be and what it is', () => {
  const bad = { ...document(), id_type: "INT'; DROP TABLE rental", first_day: '2001-02-30', weeks: -1 };
  expect(refusalOf(bad)).toBe(
    'shop/manifest.json cannot be what this program wrote:\n' +
      '  first_day: expected a date of the calendar, written like 2001-10-01; found "2001-02-30"\n' +
      '  weeks: expected a whole number from 1 to 3480; found -1\n' +
      `  id_type: expected one of INT, BIGINT; found "INT'; DROP TABLE rental"`,
  );
});

test.each(['../customer', '/etc/passwd', 'rental ', 'datagen_run', '__proto__', 'constructor'])(
  'a table named %s does not become a file',
  (name) => {
    const whole = document();
    const tables = Object.fromEntries([...Object.entries(whole.tables), [name, whole.tables.rental]]);
    const text = JSON.stringify({ ...whole, tables }).replace('"constructor"', `"${name}"`);
    const refused = refusalOf(JSON.parse(text));
    expect(refused).toContain(`tables.${name}: `);
    expect(refused).toContain('found an unknown key');
  },
);

test.each([
  { format: 'parquet', compression: 'none' },
  { format: 'csv', compression: 'zstd' },
  { format: 'tsv', null_text: 'NA' },
  { format: 'parquet', compression: 'zstd', header: true, bom: true },
  { header: false, bom: true },
  { null_text: '\\N' },
  { null_text: 'a,b' },
])('a form of files that no run writes is refused: %j', (form) => {
  expect(refusalOf({ ...document(), ...form })).toBeDefined();
});

test('what another version has more is left out, what it has less gets its default', () => {
  const { rental_distribution: _, ...generation } = document().configuration.generation;
  const other = {
    ...document(),
    version: '0.1.9',
    moon: 'full',
    configuration: {
      ...document().configuration,
      moon: 'full',
      generation: { ...generation, moon: { phase: 1 } },
    },
  };
  const { configuration }: Manifest = parse(other);
  expect(configuration).toEqual(document().configuration);
  expect(refusalOf({ ...other, version: VERSION })).toMatch(/moon: .*found an unknown key/);
});

test('a value that this version does not know is refused, whatever version wrote it', () => {
  const whole = { ...document(), version: '9.0.0' };
  expect(refusalOf(plant(whole, ['configuration', 'generation', 'late_days_max'], '1); DROP TABLE rental'))).toContain(
    'configuration.generation.late_days_max',
  );
});

test.each(['', 'null', '[]', '"x"', '{', '{"generator":"other"}'])('%j is no manifest', (text) => {
  expect(() => parseManifest('manifest.json', text)).toThrow('manifest.json is not a manifest of dvdrental-datagen.');
});
