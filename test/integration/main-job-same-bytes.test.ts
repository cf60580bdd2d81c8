import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CliOptions, useCli } from '../support/run-cli.js';

const cli = useCli();
const elsewhere = join(cli.folder, 'an other folder, ünd far');
let expected: string;

async function makeManifest(name: string, args: readonly string[], options: CliOptions): Promise<string> {
  const folder = join(cli.folder, name);
  expect(await cli.run(['generate', '--weeks', '40', '-o', folder, ...args], options)).toMatchObject({
    exitCode: 0,
  });
  return readFileSync(join(folder, 'manifest.json'), 'utf8');
}

beforeAll(async () => {
  mkdirSync(elsewhere);
  expected = await makeManifest('expected', ['--threads', '2'], { env: { TZ: 'UTC' } });
});

test.each<{ what: string; args: readonly string[]; options: CliOptions }>([
  {
    what: 'in Tokyo by seven threads',
    args: ['--threads', '7'],
    options: { env: { TZ: 'Asia/Tokyo' } },
  },
  {
    what: 'in New York, where clocks change, by one thread',
    args: ['--threads', '1'],
    options: { env: { TZ: 'America/New_York' } },
  },
  {
    what: 'in Turkish, from another folder',
    args: [],
    options: { env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }, cwd: elsewhere },
  },
  { what: 'in no language', args: [], options: { env: { LC_ALL: 'C', LANG: 'C' } } },
])('$what it is the same manifest, so the same bytes', async ({ what, args, options }) => {
  expect(await makeManifest(what, args, options)).toBe(expected);
});

test('another seed is another dataset', async () => {
  const tables = (manifest: string) => JSON.parse(manifest).tables;
  const other = tables(await makeManifest('other', ['--seed', '43'], {}));
  expect(other.rental.sha256).not.toBe(tables(expected).rental.sha256);
});
