import { describe, expect, test } from 'vitest';
import { listFiles, readSource, type SourceFile } from './support/source-code.js';

/**
 * Who may import whom: a room may import from those named here and from itself, and no other. `type x` allows only
 * types, `x/y` only that file of room x. Everybody may import errors.ts, version.ts, program-call.ts and busy-clock.ts.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  errors: [],
  version: [],
  'program-call': [],
  'busy-clock': [],
  paths: [],
  processes: [],
  'plain-file': [],
  random: [],
  calendar: ['random', 'type config'],
  config: ['calendar', 'catalog/genres', 'plain-file'],
  catalog: ['random', 'calendar', 'type config', 'encode/tables', 'type encode/small-table'],
  simulation: ['random', 'calendar', 'catalog', 'type config', 'config/standard-additions'],
  encode: ['calendar', 'simulation/rows'],
  pipeline: ['random', 'calendar', 'catalog', 'simulation', 'encode', 'type config', 'type sink', 'paths'],
  sink: [
    'calendar',
    'encode',
    'type pipeline',
    'type simulation',
    'type config',
    'config/describe-issues',
    'config/fields',
    'config/freeze',
    'config/problem',
    'config/schema',
    'config/simulation-schema',
    'paths',
    'plain-file',
    'processes',
  ],
  mysql: [
    'processes',
    'encode/own-tables',
    'encode/tables',
    'encode/load-format',
    'encode/null-text',
    'encode/text-format',
    'sink/manifest',
    'sink/run-facts',
    'sink/dataset-tables',
    'sink/file-form',
    'sink/load-stream',
    'sink/table-statements',
    'terminal/format',
    'sink/view-statements',
    'type sink',
    'type config',
    'paths',
  ],
  duckdb: ['type encode/tables', 'encode/own-tables', 'sink', 'type config', 'paths', 'plain-file'],
  query: [
    'type mysql',
    'type duckdb',
    'encode/tables',
    'type sink',
    'type simulation',
    'type config',
    'paths',
  ],
  update: [
    'calendar',
    'random',
    'catalog',
    'simulation',
    'encode',
    'pipeline',
    'mysql',
    'query',
    'type sink',
    'type config',
    'config/extend',
    'config/parse',
    'paths',
  ],
  // Buying by hand draws and rounds as the simulation does, from what a database holds.
  inventory: ['random', 'calendar', 'simulation/apportion', 'mysql', 'query', 'type config', 'paths'],
  // Looking after a database needs the server and its questions only, so that it works on anybody's.
  maintain: ['calendar', 'mysql', 'query', 'paths'],
  terminal: ['type *'],
  bench: ['*'],
  commands: ['*'],
  index: ['*'],
  main: ['*', 'commands'],
  cli: ['main'],
  workers: ['random', 'calendar', 'catalog', 'simulation', 'encode', 'pipeline', 'sink', 'type config'],
};

const FOR_EVERYBODY = ['errors', 'version', 'program-call', 'busy-clock'];

/** Importing one of these is for the program alone; `*` above leaves them out. */
const PROGRAM = ['cli', 'main', 'commands', 'index'];

/** Packages that have one door. The rest (date-fns) may be used anywhere. */
const PACKAGE_ROOMS: Record<string, readonly string[]> = {
  '@duckdb/node-api': ['duckdb'],
  '@faker-js/faker': ['catalog'],
  commander: ['main', 'commands'],
  'csv-stringify': ['encode', 'bench'],
  'jsonc-parser': ['config'],
  'log-update': ['terminal'],
  mysql2: ['mysql', 'query', 'update', 'inventory', 'maintain', 'commands', 'bench'],
  piscina: ['pipeline', 'workers'],
  zod: ['config', 'sink'],
};

/** Rooms whose result depends on their arguments alone: no files, no network, no threads, no clock. */
const PURE = ['random', 'calendar', 'catalog', 'simulation', 'encode'];
const IMPURE_MODULES =
  /^node:(fs|net|http|https|http2|tls|dgram|dns|child_process|cluster|os|process|worker_threads|crypto|perf_hooks|timers|inspector|v8|vm)\b/;
const CLOCK_AND_CHANCE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bMath\.random\b|\bprocess\b|\bsetTimeout\b|\bsetInterval\b|\bIntl\b|\btoLocale\w+/;

/** Rooms whose numbers decide what happens: only + − × ÷ and square roots, which every engine rounds alike. */
const EXACT = ['random', 'calendar', 'catalog', 'simulation'];
const INEXACT_ARITHMETIC =
  /\*\*|\bMath\.(exp|expm1|pow|log|log1p|log2|log10|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b/;

const THE_PROGRAMS_OWN = /\bprocess\.(argv|env|exit|exitCode)\b/;

const MOST_LINES = 250;
const MOST_WORKER_LINES = 40;
/** Tables of data, which may be as long as they need. */
const DATA_TABLES = ['src/catalog/words/'];

const sources = listFiles('src', '.ts').map(readSource);
const workers = listFiles('workers', '.ts').map(readSource);
const all = [...sources, ...workers];

/** The room of a file: its folder below src/, or its own name where it lies in src/ itself. */
function roomOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'src' ? next.replace(/\.ts$/, '') : top;
}

function inRooms(rooms: readonly string[]): SourceFile[] {
  return all.filter((file) => rooms.includes(roomOf(file.path)));
}

function mayImport(room: string, target: string, isType: boolean): boolean {
  const there = roomOf(target);
  if (there === room || FOR_EVERYBODY.includes(there)) return true;
  const file = target.replace(/^src\//, '').replace(/\.ts$/, '');
  const names = PROGRAM.includes(there) ? [there] : [there, file, '*'];
  const allowed = MAY_IMPORT[room] ?? [];
  return names.some((name) => allowed.includes(name) || (isType && allowed.includes(`type ${name}`)));
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Where each file says what the pattern forbids, as `file: what`. */
function findIn(files: readonly SourceFile[], forbidden: RegExp): string[] {
  return files.flatMap(({ path, code }) => {
    const found = code.match(forbidden);
    return found ? [`${path}: ${found[0]}`] : [];
  });
}

describe('layers', () => {
  test('every room has a place in the table of imports', () => {
    expect(all.map((file) => roomOf(file.path)).filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  test('a room imports only from the rooms it may', () => {
    const wrong = all.flatMap((file) =>
      file.imports
        .filter(({ target, isOurs, isType }) => isOurs && !mayImport(roomOf(file.path), target, isType))
        .map(({ target, isType }) => `${file.path} imports ${isType ? 'a type of ' : ''}${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a package that has one door is imported there only', () => {
    const wrong = all.flatMap((file) =>
      file.imports
        .filter(
          ({ target, isOurs }) =>
            !isOurs && !(PACKAGE_ROOMS[packageOf(target)] ?? [roomOf(file.path)]).includes(roomOf(file.path)),
        )
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no rooms import each other in a circle', () => {
    const uses = new Map<string, Set<string>>();
    for (const { path, imports } of all) {
      const room = roomOf(path);
      const others = uses.get(room) ?? new Set();
      for (const { target, isOurs, isType } of imports) {
        if (isOurs && !isType && roomOf(target) !== room) others.add(roomOf(target));
      }
      uses.set(room, others);
    }
    expect(findCircle(uses)).toEqual([]);
  });
});

/** The rooms of one circle in the order of their imports, or none. */
function findCircle(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  function walk(room: string, path: readonly string[]): string[] {
    const at = path.indexOf(room);
    if (at >= 0) return [...path.slice(at), room];
    if (done.has(room)) return [];
    for (const other of uses.get(room) ?? []) {
      const circle = walk(other, [...path, room]);
      if (circle.length > 0) return circle;
    }
    done.add(room);
    return [];
  }
  for (const room of uses.keys()) {
    const circle = walk(room, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('purity', () => {
  test('the pure rooms import nothing that reaches outside', () => {
    const wrong = inRooms(PURE).flatMap((file) =>
      file.imports
        .filter(
          ({ target }) => IMPURE_MODULES.test(target) || ['mysql2', 'piscina'].includes(packageOf(target)),
        )
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the pure rooms read no clock, no locale and no unseeded chance', () => {
    expect(findIn(inRooms(PURE), CLOCK_AND_CHANCE)).toEqual([]);
  });

  test('what feeds a decision uses no function that engines may round differently', () => {
    expect(findIn(inRooms(EXACT), INEXACT_ARITHMETIC)).toEqual([]);
  });

  test('only cli.ts reads the command line and the environment, and exits', () => {
    expect(
      findIn(
        all.filter(({ path }) => path !== 'src/cli.ts'),
        THE_PROGRAMS_OWN,
      ),
    ).toEqual([]);
  });
});

describe('size', () => {
  test('a source file has a size that can be read in one sitting', () => {
    const long = sources
      .filter(({ path }) => !DATA_TABLES.some((table) => path.startsWith(table)))
      .filter(({ lineCount }) => lineCount > MOST_LINES)
      .map(({ path, lineCount }) => `${path}: ${lineCount} lines`);
    expect(long).toEqual([]);
  });

  test('a worker receives, calls src and hands back, no more', () => {
    const long = workers.filter(({ lineCount }) => lineCount >= MOST_WORKER_LINES);
    expect(long.map(({ path, lineCount }) => `${path}: ${lineCount} lines`)).toEqual([]);
  });
});
