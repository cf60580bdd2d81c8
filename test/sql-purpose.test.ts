import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/paths.js';
import { listFiles } from './support/source-code.js';

test('every SQL file says in its first line what it is for', () => {
  const silent = listFiles('sql', '.sql').filter((path) => {
    const [first = ''] = readFileSync(join(packageRoot, path), 'utf8').split('\n', 1);
    return !/^-- \S/.test(first);
  });
  expect(silent).toEqual([]);
});
