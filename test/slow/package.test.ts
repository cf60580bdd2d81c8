import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../src/paths.js';
import { VERSION } from '../../src/version.js';

/** The most bytes of the packed package. */
const MAX_BYTES = 850_000;

// An empty project that has the packed package, with the packages that this one depends on.
const project = mkdtempSync(join(tmpdir(), 'package-'));
const installed = join(project, 'node_modules', 'dvdrental-datagen');
const ownModules = join(packageRoot, 'node_modules');
afterAll(() => rmSync(project, { recursive: true }));

const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let packed: { readonly size: number; readonly files: readonly { readonly path: string }[] };

beforeAll(() => {
  const pack = ['pack', '--json', '--pack-destination', project];
  const output = execFileSync('npm', pack, { cwd: packageRoot, encoding: 'utf8' });
  [packed] = JSON.parse(output.slice(output.indexOf('[\n')));
  mkdirSync(installed, { recursive: true });
  const [archive = ''] = readdirSync(project).filter((name) => name.endsWith('.tgz'));
  run('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  for (const name of readdirSync(ownModules).filter((each) => !each.startsWith('.'))) {
    if (!existsSync(join(project, 'node_modules', name)))
      symlinkSync(join(ownModules, name), join(project, 'node_modules', name));
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
}, 300_000);

test('the package holds bundles, the parts of the program and one file of types, no tree of modules', () => {
  const code = packed.files.map(({ path }) => path).filter((path) => path.startsWith('dist/'));
  expect(code.filter((path) => path.endsWith('.d.ts'))).toEqual(['dist/index.d.ts']);
  const parts = 'dist/src/cli/parts/';
  expect(code.filter((path) => !path.startsWith(parts)).length).toBeLessThan(15);
  expect(code.filter((path) => path.startsWith(parts)).length).toBeLessThan(80);
  expect(packed.size).toBeLessThan(MAX_BYTES);
});

test('the program runs from the package', () => {
  const program = join(installed, 'dist', 'src', 'cli.js');
  expect(run(process.execPath, [program, '--version'])).toBe(`${VERSION}\n`);
  run(process.execPath, [program, 'generate', '--weeks', '2', '-o', 'two-weeks', '-q']);
  expect(readdirSync(join(project, 'two-weeks'))).toContain('rental.csv');
});

test('the library compiles with strict checks and runs from the package', () => {
  writeFileSync(
    join(project, 'try.ts'),
    `import { type CallProgress, createDataset, resolveConfig, type Summary, validateDataset } from 'dvdrental-datagen';
const seed: number = resolveConfig({ config: { simulation: { seed: 3 } } }).simulation.seed;
const onProgress = ({ phase, done }: CallProgress): void => void [phase, done];
const { folder } = await createDataset('library', { config: { simulation: { seed }, master_simulation: { total_weeks: 2 } }, onProgress });
const { summary }: { summary: Summary } = await validateDataset(folder);
console.log(summary.total_rentals > 100);
`,
  );
  const compiler = join(ownModules, 'typescript', 'bin', 'tsc');
  run(process.execPath, [
    compiler,
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    'try.ts',
  ]);
  expect(run(process.execPath, ['try.js'])).toBe('true\n');
});
