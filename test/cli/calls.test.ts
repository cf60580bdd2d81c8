import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { Calls } from '../../src/cli/calls.js';
import { packageRoot } from '../../src/paths.js';
import { programCall, splitWords } from '../../src/program-call.js';
import { programTree } from '../support/run-program.js';
import { listFiles } from '../support/source-code.js';

/** The options that name a place, as commander calls them. */
const PLACE = [
  'outputDir',
  'url',
  'host',
  'port',
  'socket',
  'user',
  'password',
  'database',
  'sslMode',
  'sslCa',
  'target',
  'config',
];

/** Those that the embedded engine knows. */
const ELSEWHERE = ['database', 'config', 'outputDir'];

/** Stands for what a call fills in: a name, a path or a number. */
const FILLED_IN = '3307';

/** Places that a call may work on. */
const PLACES = {
  url: ['--url', 'mysql://me@127.0.0.1:13306/shop', '-p', '--ssl-mode', 'REQUIRED', '--ssl-ca', 'my ca.pem'],
  socket: ['-S', '/tmp/the socket', '-u', 'root', '-D', 'shop'],
  tcp: ['-h', 'db.example', '-P', '3307', '-u', 'me', '-D', 'my shop'],
  duckdb: ['--target', 'duckdb', '-D', 'embedded', '-o', 'my folder'],
  configuration: ['--config', 'my.json'],
};

/** The commands of the tree that work on a database, with an argument where they need one. */
const WORKERS: readonly (readonly string[])[] = [['run'], ['load', 'some'], ['summary'], ['inventory', 'show']];

/** The command that a call names and what its options say. */
function understand(words: readonly string[]): { command: Command; options: Record<string, unknown> } {
  let command = programTree();
  let rest = [...words];
  for (;;) {
    const below = command.commands.find((each) => each.name() === rest[0]);
    if (below === undefined) break;
    command = below;
    rest = rest.slice(1);
  }
  const { unknown } = command.parseOptions(rest);
  expect(unknown, words.join(' ')).toEqual([]);
  return { command, options: command.opts() };
}

/** What the messages of a call offer, without a single command being carried out. */
function callsOf(args: readonly string[]): Calls {
  const calls = new Calls('dvdrental', args);
  const tree = programTree();
  calls.follow(tree);
  forEachCommand(tree, (command) => command.action(() => undefined));
  tree.parse([...args], { from: 'user' });
  return calls;
}

function forEachCommand(command: Command, visit: (command: Command) => void): void {
  for (const below of command.commands) {
    if (below.commands.length === 0) visit(below);
    else forEachCommand(below, visit);
  }
}

/** Every call in the sources: the words that stand in it as they are, up to the first that is filled in. */
function callsInSources(): { where: string; words: string[] }[] {
  return listFiles('src', '.ts').flatMap((path) => {
    const text = readFileSync(join(packageRoot, path), 'utf8');
    const matches = text.matchAll(/(?:\bprogramCall|calls\.to)\(\s*('[^)]*?)\)/g);
    return [...matches].map(([, list = '']) => ({
      where: `${path}: ${list}`,
      words: list
        .split(/,\s*/)
        .filter((word) => word !== '')
        .map((word) => /^'([^']*)'$/.exec(word)?.[1] ?? FILLED_IN),
    }));
  });
}

describe('messages', () => {
  test('name calls of the program through programCall alone', () => {
    const commands = programTree().commands.map((command) => command.name());
    const wrong = listFiles('src', '.ts').flatMap((path) => {
      // The latter says what the library has instead of each call.
      if (path === 'src/program-call.ts' || path === 'src/library/reword.ts') return [];
      const text = readFileSync(join(packageRoot, path), 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
        .replace(/\baddExamples\([\s\S]*?\n {2}\);/g, '')
        .replace(/\baddTaskExamples\b[\s\S]*?\n\}/g, '');
      return [...text.matchAll(/dvdrental ([a-z]+)/g)]
        .filter(([, word = '']) => commands.includes(word))
        .map(([call]) => `${path}: ${call}`);
    });
    // Write the call as programCall('generate', '-o', folder) in a text that is thrown, or as calls.to(…) in one
    // that is printed: then the options that name the place are added to it.
    expect(wrong).toEqual([]);
  });

  const all = callsInSources();

  test('are found by this test', () => {
    expect(all.length).toBeGreaterThan(15);
  });

  test.each(all)('name a command and options that there are: $where', ({ words }) => {
    const { command } = understand(words);
    expect(command.parent).not.toBeNull();
    // Of a group, the command is filled in.
    if (words.at(-1) !== FILLED_IN) expect(command.commands.map((each) => each.name())).toEqual([]);
  });

  test.each(Object.entries(PLACES))('keep to the place of the call under way: %s', (_, place) => {
    for (const worker of WORKERS) {
      const { command } = understand(worker);
      const call = [...worker, ...place.filter((_, at) => knows(command, place, at))];
      const given = understand(call).options;
      const calls = callsOf(call);
      for (const { words } of all) {
        const offered = calls.to(...words);
        const { command: next, options } = understand(splitWords(offered).slice(1));
        for (const option of next.options.map((each) => each.attributeName())) {
          const isPlace = (words.includes('duckdb') ? ELSEWHERE : PLACE).includes(option);
          const isSaid = words.some((word) => isFlagOf(next, option, word));
          if (isPlace && !isSaid) expect(options[option], `${call.join(' ')} → ${offered}`).toEqual(given[option]);
        }
      }
    }
  });
});

function knows(command: Command, words: readonly string[], at: number): boolean {
  const flag = words.slice(0, at + 1).findLast((word) => word.startsWith('-'));
  return command.options.some(({ short, long }) => short === flag || long === flag);
}

function isFlagOf(command: Command, name: string, word: string): boolean {
  const option = command.options.find((each) => each.attributeName() === name);
  return option !== undefined && (option.short === word || option.long === word);
}

describe('a call', () => {
  test('begins as calls begin here', () => {
    expect(new Calls('npm start --', []).again('--overwrite')).toBe('npm start -- --overwrite');
    const calls = new Calls('npm start --', ['run']);
    calls.follow(programTree());
    expect(calls.to('summary')).toBe('npm start -- summary');
    expect(calls.to('run')).toBe('npm start');
    expect(calls.complete(`Look with ${programCall('update', '4')}.`)).toBe('Look with npm start -- update 4.');
  });

  test('is the same once more, with options that are not repeated', () => {
    const calls = new Calls('dvdrental', ['run', '--years', '10', '--resume', '-o', 'my folder']);
    expect(calls.again('--overwrite')).toBe("dvdrental run --years 10 -o 'my folder' --overwrite");
  });

  test.each([
    [['run', '-D', 'shop', '--weeks', '4']],
    [['run', '-Dshop', '--weeks', '4']],
    [['run', '--database', 'shop', '--weeks', '4']],
    [['run', '--database=shop', '--weeks', '4']],
  ])('%j for another database names that one only', (args) => {
    expect(new Calls('dvdrental', args).againIn('shop_2')).toBe('dvdrental run --weeks 4 -D shop_2');
  });

  test('keeps what it says itself, and takes no server along to the embedded engine', () => {
    const calls = callsOf(['summary', '-S', '/tmp/s', '-D', 'shop', '-o', 'there']);
    expect(calls.to('validate', '-D', 'other')).toBe('dvdrental validate -D other -S /tmp/s -o there');
    expect(calls.to('load', 'there', '--target', 'duckdb')).toBe('dvdrental load there --target duckdb -D shop');
  });

  test('is read back word for word', () => {
    const words = ['generate', '-o', "it's a folder", 'a\\b', '$HOME', ''];
    expect(splitWords(programCall(...words.slice(0, 5)).slice(1, -1)).slice(1)).toEqual(words.slice(0, 5));
  });
});
