import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/paths.js';
import { VERSION } from '../src/version.js';

test("the generator's version is the package's", () => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  expect(VERSION).toBe(version);
});
