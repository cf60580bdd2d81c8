import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles, readSource, type SourceFile } from './support/source-code.js';

/**
 * Who may import whom: a room may import from those named here and from itself, and no other. `type x` allows only
 * types, `x/y` below a room only that file. Every permission is used by at least one import.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  errors: [],
  version: [],
  format: [],
  'program-call': [],
  'busy-clock': [],
  paths: [],
  processes: [],
  'plain-file': [],
  'model/random': [],
  'model/calendar': ['model/random', 'type config'],
  'model/catalog': ['model/random', 'model/calendar', 'type config', 'type schema', 'type encode'],
  'model/plan': ['model/random', 'model/calendar', 'model/catalog', 'type config', 'config/standard-additions'],
  'model/store': ['model/random', 'model/calendar', 'model/catalog', 'model/plan', 'type config'],
  'model/order': ['model/calendar', 'model/plan', 'model/store'],
  config: ['model/calendar', 'model/catalog/genres', 'plain-file'],
  schema: ['paths'],
  encode: ['model/calendar', 'model/order/ordered-block'],
  dirt: ['model/random', 'model/calendar', 'type config', 'type encode', 'schema'],
  pipeline: [
    'model/calendar',
    'model/catalog',
    'model/plan',
    'model/store',
    'model/order',
    'type config',
    'schema',
    'encode',
    'dirt',
    'paths',
  ],
  dataset: [
    'model/calendar',
    'type model/plan',
    'type model/store',
    'config/describe-issues',
    'config/fields',
    'config/documents',
    'config/problem',
    'config/schema',
    'config/simulation-schema',
    'schema',
    'encode',
    'type pipeline',
    'plain-file',
    'processes',
  ],
  engines: ['dataset', 'type pipeline/sinks', 'schema'],
  'engines/mysql': ['encode', 'pipeline/sinks', 'dataset', 'schema', 'engines', 'paths'],
  'engines/private-server': ['engines/mysql', 'processes'],
  'engines/backup': ['dataset/durable-file', 'engines/mysql', 'engines/private-server'],
  'engines/duckdb': ['dataset', 'encode', 'schema', 'engines', 'paths', 'plain-file'],
  checks: ['type model/store', 'type dataset', 'engines', 'paths'],
  jobs: [
    'model/random',
    'model/calendar',
    'model/catalog',
    'model/plan',
    'model/store',
    'model/order',
    'type config',
    'config/consistency',
    'config/defaults',
    'config/extend',
    'schema',
    'encode',
    'pipeline',
    'dataset',
    'engines',
    'engines/mysql',
    'engines/private-server',
    'engines/backup',
    'engines/duckdb',
    'checks',
    'paths',
    'processes',
  ],
  cli: ['cli/commands', 'cli/exit-codes', 'cli/terminal', 'config', 'type jobs', 'paths'],
  'cli/exit-codes': ['type checks'],
  'cli/actions': [
    'type cli',
    'cli/exit-codes',
    'type cli/commands',
    'cli/options',
    'cli/present',
    'cli/terminal',
    'config',
    'dataset',
    'engines',
    'engines/backup',
    'engines/duckdb',
    'engines/mysql',
    'engines/private-server',
    'jobs',
    'paths',
    'schema',
  ],
  'cli/commands': [
    'type cli',
    'cli/actions',
    'cli/options',
    'cli/terminal',
    'config',
    'dataset/file-form',
    'jobs',
    'model/calendar',
    'schema',
  ],
  'cli/options': ['type cli', 'cli/terminal', 'config', 'dataset', 'type jobs', 'schema'],
  'cli/present': [
    'type cli',
    'cli/terminal',
    'type config',
    'dataset',
    'type engines/backup',
    'engines/mysql',
    'type engines/private-server',
    'type jobs',
    'checks',
    'model/calendar',
    'model/catalog',
    'model/plan',
  ],
  'cli/terminal': ['type jobs'],
  library: [
    'config/resolve',
    'config/connection',
    'config/fields',
    'config/master-schema',
    'config/option-table',
    'config/problem',
    'type config',
    'schema',
    'pipeline',
    'dataset',
    'engines/private-server',
    'type checks',
    'jobs',
  ],
  index: ['type config', 'type model/store', 'schema', 'pipeline', 'dataset', 'type checks', 'type jobs', 'library'],
  workers: ['model/store', 'model/order', 'pipeline'],
};

const FOR_EVERYBODY = ['errors', 'version', 'format', 'program-call', 'busy-clock'];

/** Packages that have one door. The rest (date-fns) may be used anywhere. */
const PACKAGE_ROOMS: Record<string, readonly string[]> = {
  '@duckdb/node-api': ['engines/duckdb'],
  '@faker-js/faker': ['model/catalog'],
  commander: ['cli', 'cli/actions', 'cli/commands', 'cli/options'],
  'csv-parse': ['engines/mysql'],
  'csv-stringify': ['encode', 'jobs'],
  'jsonc-parser': ['config'],
  'log-update': ['cli/terminal'],
  'string-width': ['cli/terminal'],
  mysql2: ['engines/backup', 'engines/mysql', 'engines/private-server', 'jobs'],
  piscina: ['pipeline', 'workers'],
  zod: ['config', 'dataset'],
};

/** Rooms whose result depends on their arguments alone: no files, no network, no threads, no clock. */
const MODEL = ['random', 'calendar', 'catalog', 'plan', 'store', 'order'].map((name) => `model/${name}`);
const PURE = [...MODEL, 'encode', 'dirt'];
const IMPURE_MODULES =
  /^node:(fs|net|http|https|http2|tls|dgram|dns|child_process|cluster|os|process|worker_threads|crypto|perf_hooks|timers|inspector|v8|vm)\b/;
const CLOCK_AND_CHANCE =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bMath\.random\b|\bprocess\b|\bsetTimeout\b|\bsetInterval\b|\bIntl\b|\btoLocale\w+/;

/** Rooms whose numbers decide what happens: only + − × ÷ and square roots, which every engine rounds alike. */
const EXACT = [...MODEL, 'dirt'];
const INEXACT_ARITHMETIC =
  /\*\*|\bMath\.(exp|expm1|pow|log|log1p|log2|log10|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b/;

const THE_PROGRAMS_OWN = /\bprocess\.(argv|env|exit|exitCode)\b/;

const MAX_LINES = 250;
const MAX_WORKER_LINES = 40;
/** Tables of data, which may be as long as they need. */
const DATA_TABLES = ['src/model/catalog/words/', 'src/config/option-table.ts'];

const sources = listFiles('src', '.ts').map(readSource);
const workers = listFiles('workers', '.ts').map(readSource);
const all = [...sources, ...workers];

/** Folders of src/ whose own folders are rooms. */
const SPLIT = ['model', 'engines', 'cli'];

/** Files that are a room each: the actions use them, and the rest of their folder defines the actions. */
const ROOM_FILES = ['src/cli/exit-codes.ts'];

/** The room of a file: its folder below src/, or its own name where it lies in src/ itself. */
function roomOf(path: string): string {
  if (ROOM_FILES.includes(path)) return path.replace(/^src\/(.*)\.ts$/, '$1');
  const [top = '', next = '', below = '', more] = path.split('/');
  if (top !== 'src') return top;
  return SPLIT.includes(next) && more !== undefined ? `${next}/${below}` : next.replace(/\.ts$/, '');
}

function inRooms(rooms: readonly string[]): SourceFile[] {
  return all.filter((file) => rooms.includes(roomOf(file.path)));
}

/** The permission of a room that allows an import, if there is one. */
function permissionFor(room: string, target: string, isType: boolean): string | undefined {
  const there = roomOf(target);
  const file = target.replace(/^src\//, '').replace(/\.ts$/, '');
  const names = [there, file, dirname(file)];
  const allowed = MAY_IMPORT[room] ?? [];
  return (
    allowed.find((permission) => names.includes(permission)) ??
    allowed.find((permission) => isType && names.some((name) => permission === `type ${name}`))
  );
}

function mayImport(room: string, target: string, isType: boolean): boolean {
  const there = roomOf(target);
  if (there === room || FOR_EVERYBODY.includes(there)) return true;
  return permissionFor(room, target, isType) !== undefined;
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

  test('every permission is used', () => {
    const used = new Set(
      all.flatMap(({ path, imports }) =>
        imports
          .filter(({ target, isOurs }) => isOurs && roomOf(target) !== roomOf(path))
          .map(({ target, isType }) => `${roomOf(path)} → ${permissionFor(roomOf(path), target, isType)}`),
      ),
    );
    const unused = Object.entries(MAY_IMPORT).flatMap(([room, permissions]) =>
      permissions.map((permission) => `${room} → ${permission}`).filter((name) => !used.has(name)),
    );
    expect(unused).toEqual([]);
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
    expect(findCircle(graphOf(roomOf))).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(findCircle(graphOf((path) => path))).toEqual([]);
  });
});

/** What imports what when the program runs; `nodeOf` says what a file counts as. */
function graphOf(nodeOf: (path: string) => string): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>();
  for (const { path, imports } of all) {
    const others = uses.get(nodeOf(path)) ?? new Set();
    for (const { target, isOurs, isType } of imports) {
      if (isOurs && !isType && nodeOf(target) !== nodeOf(path)) others.add(nodeOf(target));
    }
    uses.set(nodeOf(path), others);
  }
  return uses;
}

/** The rooms or files of one circle in the order of their imports, or none. */
function findCircle(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  function walk(node: string, path: readonly string[]): string[] {
    const at = path.indexOf(node);
    if (at >= 0) return [...path.slice(at), node];
    if (done.has(node)) return [];
    for (const other of uses.get(node) ?? []) {
      const circle = walk(other, [...path, node]);
      if (circle.length > 0) return circle;
    }
    done.add(node);
    return [];
  }
  for (const node of uses.keys()) {
    const circle = walk(node, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('purity', () => {
  test('the pure rooms import nothing that reaches outside', () => {
    const wrong = inRooms(PURE).flatMap((file) =>
      file.imports
        .filter(({ target }) => IMPURE_MODULES.test(target) || ['mysql2', 'piscina'].includes(packageOf(target)))
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

  test('only the program and the library read the working folder, and pass it on', () => {
    const others = sources.filter(({ path }) => path !== 'src/cli/main.ts' && path !== 'src/library/options.ts');
    expect(findIn(others, /\bcwd\(\)/)).toEqual([]);
  });

  test('a signal is checked by throwIfAborted of errors.ts, whose error has a code', () => {
    expect(findIn(all, /\.throwIfAborted\b/)).toEqual([]);
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
      .filter(({ lineCount }) => lineCount > MAX_LINES)
      .map(({ path, lineCount }) => `${path}: ${lineCount} lines`);
    expect(long).toEqual([]);
  });

  test('a worker receives, calls src and hands back, no more', () => {
    const long = workers.filter(({ lineCount }) => lineCount >= MAX_WORKER_LINES);
    expect(long.map(({ path, lineCount }) => `${path}: ${lineCount} lines`)).toEqual([]);
  });
});
