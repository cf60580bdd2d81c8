import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMON_SETTINGS, OTHER_SETTINGS } from '../../../src/engines/mysql/session-settings.js';
import { packageRoot } from '../../../src/paths.js';

const settings = [...COMMON_SETTINGS, ...OTHER_SETTINGS];

test('the docs list the session variables that are set, with their values', () => {
  const page = readFileSync(join(packageRoot, 'docs', 'server-settings.md'), 'utf8');
  const listed = page.split('\n').filter((line) => line.startsWith('| `'));
  expect(listed).toEqual(settings.map(({ name, literal, why }) => `| \`${name}\` | \`${literal}\` | ${why} |`));
});

test('no variable is set twice', () => {
  expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
});
