import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createDataset,
  DatagenError,
  loadDataset,
  readManifest,
  resolveConfig,
  summarise,
  validate,
} from '../../src/index.js';
import { rewordText } from '../../src/library/reword.js';
import { packageRoot } from '../../src/paths.js';
import { useFolder } from '../support/dataset.js';
import { listFiles } from '../support/source-code.js';

const place = useFolder();

/** What no call of the library reaches. */
const PROGRAM_ONLY =
  /^src\/(cli|cli\.ts|library|engines\/backup|jobs\/(benchmark|estimate|inventory|maintain)|config\/(option-table|read|environment)\.ts|dataset\/sql-scripts\.ts|program-call\.ts)/;
/** Texts that only the program prints, or for which the library has no call; settings of a server; a description. */
const EXEMPT = [
  '--no-csv',
  'dvdrental inventory add',
  '`dvdrental X`',
  '--innodb-',
  'better given in DVDRENTAL_PASSWORD',
];
const OF_THE_COMMAND_LINE =
  /(?:^|[\s(`])(--[a-z][\w-]*|-[A-Za-z])\b|\bDVDRENTAL_\w+|`dvdrental [^`]+`|\brun the command\b/i;

/** The texts of a source file with a blank in them, without comments; calls of the program as they are printed. */
function textsOf(path: string): readonly string[] {
  const source = readFileSync(join(packageRoot, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/\$\{programCall\(([^()]*(?:\([^()]*\))?[^()]*)\)\}/g, (_, words: string) => {
      const parts = words.split(/,\s*/).map((word) => /^'(.*)'$/.exec(word)?.[1] ?? 'X');
      return `\u0060dvdrental ${parts.join(' ')}\u0060`.replaceAll('\u0060', '\u2035');
    });
  const texts = source.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return texts.map((text) => text.slice(1, -1).replaceAll('\u2035', '`')).filter((text) => /\s/.test(text));
}

test('no message of the library names a flag, a variable or a command that the library has as an option or a call', () => {
  const texts = listFiles('src', '.ts')
    .filter((path) => !PROGRAM_ONLY.test(path))
    .flatMap((path) => textsOf(path).map((text) => ({ path, text })))
    .filter(({ text }) => OF_THE_COMMAND_LINE.test(text));
  expect(texts.length).toBeGreaterThan(60);
  const left = texts
    .map(({ path, text }) => `${path}: ${rewordText(text)}`)
    .filter((text) => OF_THE_COMMAND_LINE.test(text) && !EXEMPT.some((exempt) => text.includes(exempt)));
  expect(left).toEqual([]);
});

test('a hint names the options and calls of the library', async () => {
  const folder = join(place.path, 'dataset');
  const config = { master_simulation: { total_weeks: 1 } };
  await createDataset(folder, { config });
  const hintOf = (call: Promise<unknown>) =>
    call.then(
      () => undefined,
      (error: unknown) => (error instanceof DatagenError ? error.hint : error),
    );
  expect(await hintOf(createDataset(folder, { config, header: true }))).toBe(
    'Replace it with { overwrite: true }, or name another folder.',
  );
  expect(await hintOf(loadDataset(join(place.path, 'nowhere')))).toBe(
    `Name the folder of a dataset, or make one: \`createDataset('${join(place.path, 'nowhere')}')\``,
  );
  expect(await hintOf(readManifest(place.path))).toBe(
    `Make one in another folder: \`createDataset('${place.path}_2')\``,
  );
  const empty = { engine: 'duckdb', folder: place.path, database: 'shop' } as const;
  expect(await hintOf(summarise(empty))).toBe(
    'Make it with `createDatabase` or `loadDataset`, or name another database with the option `database`.',
  );
  await loadDataset(folder, empty);
  expect(await hintOf(loadDataset(folder, { ...empty, overwrite: false, database: 'shop' }))).toBe(undefined);
  expect(await hintOf(validate({ port: 0 }))).toBe('Correct it and call it again.');
  await expect(validate({ port: 0 })).rejects.toMatchObject({
    message: expect.stringContaining('  port: expected'),
    problems: [{ path: 'port' }],
    stack: expect.stringContaining('  port: expected'),
  });
});

test('a configuration that is refused points to its type', () => {
  expect(() => resolveConfig({ config: { simulation: { seed: -1 } } })).toThrow(
    expect.objectContaining({ hint: 'Correct it and call it again; the type `ConfigInput` describes every key.' }),
  );
});
