import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/paths.js';
import { programTree } from './support/run-program.js';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(packageRoot, 'docs')).map((name) => `docs/${name}`),
];

/** Every call of the program on a page: lines of shell blocks, and code between backticks. */
function callsOn(page: string): string[] {
  const text = readFileSync(join(packageRoot, page), 'utf8');
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => block!.split('\n'));
  const spans = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!);
  return [...blocks, ...spans]
    .map((line) =>
      line
        .replace(/\s+#.*$/, '')
        .replace(/^(npm start (--silent )?--|\.\/dvdrental)\s*/, 'dvdrental ')
        .trim(),
    )
    .filter((line) => /^dvdrental( |$)/.test(line) && !line.includes('…'));
}

/** The command that a call names, and what is left of its words. */
function findCommand(program: Command, words: readonly string[]): { command: Command; rest: readonly string[] } {
  const [first = ''] = words;
  const next = program.commands.find((command) => command.name() === first);
  return next ? findCommand(next, words.slice(1)) : { command: program, rest: words };
}

const program = programTree();

test.each(pages.filter((page) => page.endsWith('.md') && callsOn(page).length > 0))(
  'every call of the program on %s names a command and options that there are',
  (page) => {
    for (const call of callsOn(page)) {
      const words = call.split(/[|><]/)[0]!.trim().split(/\s+/).slice(1);
      const withCommand = words[0] === undefined || words[0].startsWith('-') ? ['run', ...words] : words;
      const { command, rest } = findCommand(program, withCommand);
      expect(command, call).not.toBe(program);
      const known = command.options.flatMap((option) => [option.short, option.long]);
      for (const word of rest.filter(
        (each) => /^-/.test(each) && !/^-\d/.test(each) && !['--help', '--version'].includes(each),
      )) {
        expect(known, `${call}: ${word}`).toContain(word.split('=')[0]);
      }
    }
  },
);

test('every link between pages leads somewhere', () => {
  for (const page of pages.filter((each) => each.endsWith('.md'))) {
    const text = readFileSync(join(packageRoot, page), 'utf8');
    for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect(() => readFileSync(join(packageRoot, page, '..', target!)), `${page}: ${target}`).not.toThrow();
    }
  }
});

test('every file that CONTRIBUTING names exists', () => {
  const text = readFileSync(join(packageRoot, 'CONTRIBUTING.md'), 'utf8');
  const paths = [...text.matchAll(/`((?:src|sql|test|docs|bench)\/[\w./-]*)`/g)].map(([, path = '']) => path);
  const toBeMade = (path: string) => path.includes('NAME') || path === 'src/engines/postgresql/';
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !toBeMade(path) && !existsSync(join(packageRoot, path)))).toEqual([]);
});
