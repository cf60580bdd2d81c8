import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { needsPrivateServer } from '../bootstrap/server.mjs';
import { packageRoot } from '../src/paths.js';

describe('needsPrivateServer', () => {
  test.each([[''], ['run'], ['--weeks 20'], ['-s 2 --header'], ['run --target mysql'], ['--target=auto']])(
    'start %s: yes, it is the main job on a server of its own',
    (args) => {
      expect(needsPrivateServer(args.split(' ').filter(Boolean), {})).toBe(true);
    },
  );

  test.each([
    ['generate'],
    ['summary'],
    ['config check my.json'],
    ['--url mysql://root@db/shop'],
    ['--url=mysql://root@db/shop'],
    ['-h db'],
    ['-hdb'],
    ['run --host db'],
    ['-S /run/mysqld.sock'],
    ['--weeks 3 -P 3307'],
    ['--target duckdb'],
    ['run --target=none'],
    ['--dry-run'],
    ['--help'],
  ])('start %s: no', (args) => {
    expect(needsPrivateServer(args.split(' '), {})).toBe(false);
  });

  test('the environment and the configuration may name a server too', () => {
    const config = join(packageRoot, 'package.json');
    expect(needsPrivateServer([], { DVDRENTAL_HOST: 'db' })).toBe(false);
    expect(needsPrivateServer([], { DVDRENTAL_TARGET: 'duckdb' })).toBe(false);
    expect(needsPrivateServer(['--config', config], {})).toBe(true);
  });
});

/** What a build needs, with what that needs in turn. */
const PACKAGES = [
  'typescript',
  '@typescript',
  '@types',
  'undici-types',
  'rolldown',
  '@rolldown',
  '@oxc-project',
];

describe('npm start in a clone', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'dvdrental-clone-'));
    for (const part of ['bootstrap.mjs', 'bootstrap', 'tsconfig.json', 'package.json']) {
      cpSync(join(packageRoot, part), join(clone, part), { recursive: true });
    }
    for (const folder of ['src', 'workers', 'node_modules']) mkdirSync(join(clone, folder));
    for (const name of PACKAGES) {
      symlinkSync(join(packageRoot, 'node_modules', name), join(clone, 'node_modules', name));
    }
    // As if npm had installed the little that this clone's lock file asks for.
    writeFileSync(join(clone, 'package-lock.json'), '{ "packages": {} }');
    writeFileSync(join(clone, 'node_modules', '.package-lock.json'), '{ "packages": {} }');
    writeFileSync(join(clone, 'src', 'cli.ts'), 'console.log(process.argv.slice(2).join(" "));\n');
    mkdirSync(join(clone, 'src', 'bench', 'generate'), { recursive: true });
    for (const name of [
      'src/index',
      'src/bench/generate/run-once',
      'src/bench/generate/stage-rates',
      'workers/idle',
    ]) {
      writeFileSync(join(clone, `${name}.ts`), 'export {};\n');
    }
  });
  afterEach(() => rmSync(clone, { recursive: true, force: true }));

  function start(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, DVDRENTAL_NO_INSTALL: '1' };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [join(clone, 'bootstrap.mjs'), 'start', ...args],
        { env },
        (error, stdout, stderr) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
        },
      );
    });
  }

  test('builds the first time and is silent the second', async () => {
    const first = await start('summary');
    expect(first).toEqual({ code: 0, stdout: 'summary\n', stderr: 'dvdrental: building (tsc, rolldown)\n' });
    const second = await start('summary');
    expect(second).toEqual({ code: 0, stdout: 'summary\n', stderr: '' });
  });

  test('makes one module of the program and of each thread', async () => {
    writeFileSync(join(clone, 'src', 'answer.ts'), 'export const answer: number = 42;\n');
    writeFileSync(
      join(clone, 'src', 'cli.ts'),
      "import { answer } from './answer.js';\nconsole.log(answer);\n",
    );
    writeFileSync(
      join(clone, 'workers', 'idle.ts'),
      "import { answer } from '../src/answer.js';\nexport default () => answer;\n",
    );
    expect((await start('summary')).stdout).toBe('42\n');
    for (const entry of ['src/cli.js', 'workers/idle.js']) {
      const code = readFileSync(join(clone, 'dist', entry), 'utf8');
      expect(code).not.toMatch(/^import /m);
    }
  });

  test('a program that can not be made one module shows why and leaves no build', async () => {
    rmSync(join(clone, 'src', 'index.ts'));
    const { code, stdout, stderr } = await start('summary');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('making one module of src/index.js failed: ');
    expect(existsSync(join(clone, 'dist'))).toBe(false);
  });

  test('runs the main job unless a command is named', async () => {
    expect((await start('--target', 'none', '--weeks', '3')).stdout).toBe('run --target none --weeks 3\n');
    expect((await start('scenarios', 'show')).stdout).toBe('scenarios show\n');
    expect((await start('--help')).stdout).toBe('--help\n');
  });

  test('never runs a stale build: a changed source is built again, a removed one leaves nothing', async () => {
    writeFileSync(join(clone, 'src', 'old.ts'), 'export const old = 1;\n');
    await start('summary');
    rmSync(join(clone, 'src', 'old.ts'));
    appendFileSync(join(clone, 'src', 'cli.ts'), 'console.log("changed");\n');
    expect((await start('summary')).stdout).toBe('summary\nchanged\n');
    expect(existsSync(join(clone, 'dist', 'src', 'old.js'))).toBe(false);
  });

  test('a build that fails shows why, ends with code 1 and leaves no build', async () => {
    await start('summary');
    appendFileSync(join(clone, 'src', 'cli.ts'), 'export const wrong: number = "text";\n');
    const { code, stdout, stderr } = await start('summary');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      "src/cli.ts(2,14): error TS2322: Type 'string' is not assignable to type 'number'.",
    );
    expect(existsSync(join(clone, 'dist'))).toBe(false);
  });

  test('of several starts at once one builds, and all run', async () => {
    const starts = await Promise.all(['a', 'b', 'c'].map((name) => start(name)));
    expect(starts.map(({ stdout }) => stdout)).toEqual(['a\n', 'b\n', 'c\n']);
    expect(starts.filter(({ stderr }) => stderr.includes('building'))).toHaveLength(1);
    expect(existsSync(join(clone, '.bootstrap.lock'))).toBe(false);
  });

  test('the lock of a process that is gone is no obstacle', async () => {
    // Linux gives out no process id above 4194304.
    writeFileSync(join(clone, '.bootstrap.lock'), '4999999');
    expect((await start('summary')).code).toBe(0);
    expect(existsSync(join(clone, '.bootstrap.lock'))).toBe(false);
  });
});
