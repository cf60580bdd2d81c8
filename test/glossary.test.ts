import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/paths.js';
import { listFiles, readSource } from './support/source-code.js';

const glossary = readFileSync(join(packageRoot, 'docs', 'glossary.md'), 'utf8');

const terms = [...glossary.matchAll(/^\| ([a-z][^|]*) \| ([^|]+) \| `([^`]+)` \|$/gm)].map(
  ([, term = '', meaning = '', code = '']) => ({ term, meaning, code }),
);

test('a term stands in the glossary once, with the file, folder or type where it lives', () => {
  expect(terms.length).toBeGreaterThan(35);
  expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length);
  const rows = glossary.split('\n').filter((line) => /^\| (?!term\b)/.test(line));
  expect(rows).toHaveLength(terms.length);
});

test('every file, folder and type that the glossary names exists', () => {
  const code = listFiles('src', '.ts').map((path) => readSource(path).code);
  for (const { term, code: name } of terms) {
    const found =
      name.includes('/') || !/^[A-Z]/.test(name)
        ? existsSync(join(packageRoot, 'src', name))
        : code.some((text) => new RegExp(`\\b(class|interface|type|const) ${name}\\b`).test(text));
    expect(found, `${term}: ${name}`).toBe(true);
  }
});
