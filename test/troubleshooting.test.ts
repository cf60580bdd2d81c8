import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/paths.js';
import { listFiles } from './support/source-code.js';

const page = readFileSync(join(packageRoot, 'docs', 'troubleshooting.md'), 'utf8');
const [table = ''] = page.split('\n## ');
const messages = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = '']) => message);

/** A file's texts as they are printed: parts joined by + in one piece, and `…` for each value. */
function textsOf(path: string): string {
  return readFileSync(join(packageRoot, path), 'utf8')
    .replace(/['`]\s*\+\s*['`]/g, '')
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');
}

test('every message is quoted as the program prints it', () => {
  const sources = [...listFiles('src', '.ts'), ...listFiles('bootstrap', '.mjs')].map(textsOf);
  expect(messages.length).toBeGreaterThan(30);
  for (const message of messages) {
    expect(
      sources.some((text) => text.includes(message)),
      message,
    ).toBe(true);
  }
});
