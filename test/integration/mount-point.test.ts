import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askRows } from '../../src/engines/mysql/query.js';
import { useDatabase } from '../support/database.js';
import { runProgram } from '../support/program.js';
import { useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });
mkdirSync(join(cli.folder, 'disk'));

/** A shell that has mounted a disk at ./disk, seen by nobody else, and then does what the script says with the program. */
function withDisk(script: string): readonly string[] {
  const mounted = `mount -t tmpfs -o size=20m tmpfs disk && { ${script}; }`;
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', mounted, 'sh'];
}

function canMount(): boolean {
  const [command = '', ...args] = withDisk('true');
  return spawnSync(command, args, { cwd: cli.folder, stdio: 'ignore' }).status === 0;
}

describe.skipIf(!canMount())('a mount point as dataset folder (needs the right to mount)', () => {
  test('takes a dataset, and another one in its place, beside what else is there', async () => {
    const script =
      'mkdir disk/lost+found && "$@" --weeks 2 && touch disk/mine && "$@" --weeks 3 --overwrite && ls -A disk';
    const args = ['generate', '--quiet', '-o', 'disk', '--tables', 'city,country'];
    const ended = await runProgram(args, { folder: cli.folder, through: withDisk(script) });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.split('\n').slice(2)).toEqual([
      'city.csv',
      'country.csv',
      'load.sql',
      'lost+found',
      'manifest.json',
      'mine',
      'schema.sql',
      '',
    ]);
  });

  test('takes the files of a run, whose database is complete', async () => {
    const server = ['-S', database.socket, '-u', 'root', '-D', database.name];
    const script = '"$@" && ls -A disk >&2 && "$@" --weeks 3 --overwrite';
    const args = ['run', '--quiet', '--weeks', '2', '-o', 'disk', ...server];
    const ended = await runProgram(args, { folder: cli.folder, through: withDisk(script) });
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('manifest.json');
    const records = `SELECT weeks, state FROM ${database.name}.datagen_run`;
    expect(await askRows(database.connection, records)).toEqual([{ weeks: 3, state: 'complete' }]);
  });

  test('takes a DuckDB database', async () => {
    const script = '"$@" && ls -A disk >&2';
    const args = ['run', '--quiet', '--weeks', '2', '-o', 'disk', '--target', 'duckdb', '-D', 'shop'];
    const ended = await runProgram(args, { folder: cli.folder, through: withDisk(script) });
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('shop.duckdb\n');
  });
});
