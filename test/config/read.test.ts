import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfigFile } from '../../src/config/read.js';
import { checkConfig } from '../../src/config/resolve.js';

const folder = mkdtempSync(join(tmpdir(), 'dvdrental-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(bytes: string | Uint8Array): string {
  const path = join(folder, 'config.json');
  writeFileSync(path, bytes);
  return path;
}

test('a file is read as UTF-8 text', async () => {
  const path = fileWith('{"_é": 1}');
  expect(await readConfigFile(path)).toEqual({ path, text: '{"_é": 1}' });
});

test.each([
  ['missing.json', 'does not exist'],
  ['.', 'is a folder'],
  ['config.json/x', 'does not exist'],
])('%s is refused: %s', async (name, message) => {
  fileWith('{}');
  const path = join(folder, name);
  await expect(readConfigFile(path)).rejects.toMatchObject({ code: 'config-invalid' });
  await expect(readConfigFile(path)).rejects.toThrow(message);
});

test('bytes that are no UTF-8 are refused', async () => {
  await expect(readConfigFile(fileWith(Uint8Array.of(0x7b, 0xff, 0x7d)))).rejects.toThrow('is not UTF-8 text');
});

test('checking a file by itself tells its problems, or what it comes to', () => {
  expect(checkConfig('c.json', '').problems.map((problem) => problem.found)).toEqual(['nothing']);
  const good = checkConfig('c.json', '{"simulation": {"initial_weeks": 4}}');
  expect(good.problems).toEqual([]);
  expect(good.resolution?.config.master_simulation.total_weeks).toBe(4);
});
