import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { canHavePrivateServer } from '../../src/engines/private-server/acquire.js';
import { packageRoot } from '../../src/paths.js';

/** A user number that has no account, as a container may be given. */
const USER = 54_321;
const AS_USER = [
  'setpriv',
  `--reuid=${USER}`,
  `--regid=${USER}`,
  '--clear-groups',
  'env',
  '-i',
  `PATH=${process.env.PATH}`,
];

const folder = mkdtempSync(join(tmpdir(), 'no-account-'));
const PROGRAM = join(packageRoot, 'dist', 'src', 'cli.js');

function run(args: readonly string[], input = '') {
  const [command = '', ...rest] = [...AS_USER, process.execPath, PROGRAM, ...args];
  return spawnSync(command, rest, { cwd: folder, encoding: 'utf8', input });
}

/** Only root may become another user, who must be able to read the program. */
function canBecome(): boolean {
  if (process.getuid?.() !== 0) return false;
  chownSync(folder, USER, USER);
  return run(['--version']).status === 0;
}

describe.skipIf(!canHavePrivateServer(process.env.PATH) || !canBecome())(
  'a user without an account (needs root)',
  () => {
    afterAll(() => {
      run(['server', 'stop']);
      rmSync(folder, { recursive: true });
    });

    test('has a private server with a password that nobody else can read', () => {
      const started = run(['server', 'start']);
      expect(started.status, started.stderr).toBe(0);
      const keeps = join(folder, 'out', '.server');
      expect(started.stdout).toContain(join(keeps, 'client.cnf'));
      for (const name of readdirSync(keeps).filter((each) => /^(client|login|server\.json)/.test(each))) {
        expect(statSync(join(keeps, name)).mode & 0o077).toBe(0);
      }
      const { running, socket } = JSON.parse(run(['server', 'status', '--json']).stdout);
      expect(running).toBe(true);
      expect(existsSync(socket)).toBe(true);
    });

    test('runs the main job, asks and backs up', () => {
      const made = run(['run', '--weeks', '2', '--quiet']);
      expect(made.status, made.stderr).toBe(0);
      const answer = run(['server', 'shell'], 'SELECT COUNT(*) FROM store');
      expect(answer.stdout.trim().split('\n').at(-1)).toBe('2');
      const saved = run(['maintain', 'backup', '--quiet', '-o', 'saved.sql.gz']);
      expect(saved.status, saved.stderr).toBe(0);
    });
  },
);
