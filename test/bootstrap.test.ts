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
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { needsPrivateServer } from '../bootstrap/server.mjs';
import { watch } from '../bootstrap/watch.mjs';
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
const PACKAGES = ['typescript', '@typescript', '@types', 'undici-types', 'rolldown', '@rolldown', '@oxc-project'];

type Outcome = { code: number; stdout: string; stderr: string };

function runIn(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, DVDRENTAL_NO_INSTALL: '1', ...env } };
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('npm start in a clone', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'dvdrental-clone-'));
    for (const part of ['bootstrap.mjs', 'bootstrap', 'dvdrental', 'tsconfig.json', 'package.json']) {
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
    for (const name of ['src/index', 'src/cli/main', 'src/jobs/benchmark/measuring-process', 'workers/idle']) {
      mkdirSync(dirname(join(clone, name)), { recursive: true });
      writeFileSync(join(clone, `${name}.ts`), 'export {};\n');
    }
  });
  afterEach(() => rmSync(clone, { recursive: true, force: true }));

  const start = (...args: string[]) => runIn(process.execPath, [join(clone, 'bootstrap.mjs'), 'start', ...args]);

  test('builds the first time and is silent the second', async () => {
    const first = await start('summary');
    expect(first).toMatchObject({ code: 0, stdout: 'summary\n' });
    expect(first.stderr.split('\n')).toEqual([
      'dvdrental: building (tsc, rolldown)',
      ...first.stderr.split('\n').slice(1, -2),
      expect.stringMatching(/^dvdrental: building \(tsc, rolldown\): took \d+ s$/),
      '',
    ]);
    const second = await start('summary');
    expect(second).toEqual({ code: 0, stdout: 'summary\n', stderr: '' });
  });

  test('makes one module of the program and of each thread', async () => {
    writeFileSync(join(clone, 'src', 'answer.ts'), 'export const answer: number = 42;\n');
    writeFileSync(join(clone, 'src', 'cli.ts'), "import { answer } from './answer.js';\nconsole.log(answer);\n");
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
    expect(stderr).toContain("src/cli.ts(2,14): error TS2322: Type 'string' is not assignable to type 'number'.");
    expect(existsSync(join(clone, 'dist'))).toBe(false);
  });

  test('of several starts at once one builds, and all run', async () => {
    const starts = await Promise.all(['a', 'b', 'c'].map((name) => start(name)));
    expect(starts.map(({ stdout }) => stdout)).toEqual(['a\n', 'b\n', 'c\n']);
    expect(starts.filter(({ stderr }) => stderr.includes('building (tsc, rolldown): took'))).toHaveLength(1);
    expect(existsSync(join(clone, '.bootstrap.lock'))).toBe(false);
  });

  test('the lock of a process that is gone is no obstacle', async () => {
    // Linux gives out no process id above 4194304.
    writeFileSync(join(clone, '.bootstrap.lock'), '4999999');
    expect((await start('summary')).code).toBe(0);
    expect(existsSync(join(clone, '.bootstrap.lock'))).toBe(false);
  });

  test('./dvdrental is the same program, from any folder and by a link too', async () => {
    expect((await runIn(join(clone, 'dvdrental'), ['summary', '--json'])).stdout).toBe('summary --json\n');
    const link = join(clone, 'link');
    symlinkSync(join(clone, 'dvdrental'), link);
    expect(await runIn(link, ['--weeks', '3'])).toEqual({ code: 0, stdout: 'run --weeks 3\n', stderr: '' });
  });

  /** Starts the clone with packages to install, and a program in npm's place. */
  function startWithNpm(program: string): Promise<Outcome> {
    rmSync(join(clone, 'node_modules', '.package-lock.json'));
    const npm = join(clone, 'npm-cli.cjs');
    writeFileSync(npm, program);
    return runIn(join(clone, 'dvdrental'), ['summary'], { npm_execpath: npm });
  }

  test('tells that it installs packages, how many are there, and how long it took', async () => {
    const { code, stdout, stderr } = await startWithNpm('process.exit(0)');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'summary\n' });
    expect(stderr).toMatch(/^dvdrental: installing packages \(npm ci\)\n/);
    expect(stderr).toMatch(/^dvdrental: installing packages \(npm ci\): took \d+ s$/m);
  });

  test.each([
    ['the network is away', 'npm error code ECONNREFUSED', 'Check the network'],
    ['the disk is full', 'npm error nospc ENOSPC: no space left on device, write', 'The disk is full'],
    ['there is no compiler', 'npm error gyp ERR! not found: make', 'Install a C++ compiler'],
  ])('when %s, it shows the last that npm said, what helps, and ends with 1', async (_, line, advice) => {
    const noise = 'for (let i = 1; i <= 40; i++) console.error("npm warn deprecated number " + i);';
    const { code, stdout, stderr } = await startWithNpm(
      `${noise} console.error(${JSON.stringify(line)}); process.exitCode = 1;`,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('dvdrental: npm ci failed. It says:\n  (26 lines before)\n');
    expect(stderr).toContain('number 40\n');
    expect(stderr).not.toContain('number 26\n');
    expect(stderr.slice(stderr.indexOf(`  ${line}\n`))).toContain(advice);
  });
});

describe('watch', () => {
  /** Ends when so many texts were written. */
  function watchUntil(texts: number, isTTY: boolean): Promise<string[]> {
    const written: string[] = [];
    let end = () => {};
    const task = new Promise<void>((resolve) => {
      end = resolve;
    });
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        if (written.push(String(chunk)) === texts) end();
        done();
      },
    });
    const options = {
      stream: Object.assign(stream, { isTTY, columns: 24 }),
      everyMs: 1,
      soFar: () => '2 of 3',
    };
    return watch('fetching', () => task, options).then(() => written);
  }

  test('shows one moving line on a terminal, no longer than it is wide, and a line at the end', async () => {
    vi.stubEnv('CI', '');
    vi.stubEnv('TERM', 'xterm');
    const written = await watchUntil(3, true);
    for (const text of written.slice(0, 3)) expect(text).toBe('\r\u001b[Kdvdrental: fetching: 2 ');
    expect(written.slice(-2)).toEqual(['\r\u001b[K', expect.stringMatching(/^dvdrental: fetching: took \d+ s\n$/)]);
    vi.unstubAllEnvs();
  });

  test('elsewhere writes lines: at the beginning, in between and at the end', async () => {
    const [first, second, ...rest] = await watchUntil(2, false);
    expect(first).toBe('dvdrental: fetching\n');
    expect(second).toMatch(/^dvdrental: fetching: 2 of 3, \d+ s\n$/);
    expect(rest.at(-1)).toMatch(/^dvdrental: fetching: took \d+ s\n$/);
  });
});

describe('a program that reads stdout', () => {
  test.each([
    ['./dvdrental', join(packageRoot, 'dvdrental'), []],
    ['npm start --silent --', 'npm', ['start', '--silent', '--']],
  ])('gets JSON and nothing else from %s', async (_, program, args) => {
    const { stdout } = await runIn(program, [...args, 'scenarios', '--json'], { npm_execpath: undefined });
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ name: 'standard-3-year' }));
  });

  test('is named the commands that it can call again', async () => {
    const { stderr } = await runIn(join(packageRoot, 'dvdrental'), ['summary', 'no-such-folder']);
    expect(stderr).not.toMatch(/(^|[^/])dvdrental [a-z]/m);
  });
});
