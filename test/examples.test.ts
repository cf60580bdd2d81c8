import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { canHavePrivateServer } from '../src/engines/private-server/acquire.js';
import { packageRoot } from '../src/paths.js';

const run = promisify(execFile);
const example = (name: string) => join(packageRoot, 'examples', name);

test('stream-rows counts rentals without a file', async () => {
  const { stdout } = await run(process.execPath, [example('stream-rows.mjs')], { cwd: packageRoot });
  expect(stdout).toMatch(/^\d{4,} rentals in 12 weeks\n$/);
});

test.skipIf(!canHavePrivateServer(process.env.PATH))(
  'vitest-database gives a test file a loaded database',
  async () => {
    const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [vitest, 'run', '--root', example('vitest-database'), '--reporter', 'json'];
    const { stdout } = await run(process.execPath, args, { env: { PATH: process.env.PATH } });
    expect(JSON.parse(stdout)).toMatchObject({ success: true, numPassedTests: 1 });
  },
);

test('github-actions runs this program with options that there are', async () => {
  const text = readFileSync(example('github-actions.yml'), 'utf8');
  const [, line = ''] = /npx dvdrental (.*)/.exec(text) ?? [];
  const program = join(packageRoot, 'dist', 'src', 'cli.js');
  const args = [
    program,
    ...line
      .replace(/ --url \S+/, ' --target none')
      .replace(' --no-csv', '')
      .split(' '),
  ];
  const { stdout } = await run(process.execPath, [...args, '--dry-run', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ dry_run: true, weeks: 52 });
  expect(text).toMatch(/--url mysql:\/\/root@127\.0\.0\.1:3306\/\w+$/m);
});
