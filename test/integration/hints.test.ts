import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/paths.js';
import { splitWords } from '../../src/program-call.js';
import { useDatabase } from '../support/database.js';
import { type Finished, useCli } from '../support/run-cli.js';

const cli = useCli();
const database = useDatabase({ create: false });
const place = () => ['-S', database.socket, '-u', 'root', '-D', database.name];

/** A clone is where npm runs the program. */
const clone = { env: { npm_lifecycle_event: 'start' } };

/** The words of the call that a text offers, which ends where its sentence or its part of it does. */
function callIn(text: string): string[] {
  const [, line = ''] = /dvdrental ([a-z].*?)(?:[;,] |[.,;]?\n)/.exec(text) ?? [];
  return splitWords(line);
}

/** Follows what a result offers. */
async function follow({ stdout }: Finished): Promise<Finished> {
  return cli.run(callIn(stdout));
}

beforeAll(async () => {
  expect(await cli.run(['generate', '--weeks', '3', '-o', 'three weeks'])).toMatchObject({ exitCode: 0 });
});

describe('the commands that messages offer', () => {
  test('after generate: load names the folder, and in a clone it begins with npm start', async () => {
    const made = await cli.run(['generate', '--weeks', '3', '-o', 'again'], clone);
    expect(made.stdout).toContain('load it with npm start -- load again, or');
  });

  test('after load: validate finds the database on the same server', async () => {
    const loaded = await cli.run(['load', 'three weeks', ...place()]);
    expect(loaded.exitCode).toBe(0);
    expect(callIn(loaded.stdout)).toEqual(expect.arrayContaining(['validate', database.name, database.socket]));
    expect(await follow(loaded)).toMatchObject({ exitCode: 0 });
  });

  test('after update: validate finds the database on the same server', async () => {
    const updated = await cli.run(['update', '1', ...place()]);
    expect(updated.exitCode).toBe(0);
    expect(await follow(updated)).toMatchObject({ exitCode: 0 });
  });

  test('after load into the embedded engine: validate finds the file', async () => {
    const loaded = await cli.run(['load', 'three weeks', '--target', 'duckdb', '-D', 'embedded', '-o', 'there']);
    expect(loaded.exitCode).toBe(0);
    expect(callIn(loaded.stdout)).toEqual(['validate', '--target', 'duckdb', '-D', 'embedded', '-o', 'there']);
    expect(await follow(loaded)).toMatchObject({ exitCode: 0 });
  });

  test('of an update of a DuckDB file: the checks are of the same file', async () => {
    const updated = await cli.run(['update', '4', '-D', 'embedded', '--target', 'duckdb', '-o', 'there'], clone);
    expect(updated.exitCode).toBe(0);
    expect(updated.stdout).toContain('npm start -- validate --target duckdb -D embedded -o there');
  });

  test('of the summary of chosen tables: no whole dataset would be replaced', async () => {
    await cli.run(['generate', '--weeks', '3', '--tables', 'customer,rental', '-o', 'some']);
    const refused = await cli.run(['summary', 'some']);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('holds chosen tables only');
    expect(refused.stderr).toContain('dvdrental generate -o some_2');
    expect(refused.stderr).not.toContain('--overwrite');
  });

  test('of a database that is not there: a run would make it on the same server', async () => {
    const refused = await cli.run(['summary', '-S', database.socket, '-u', 'root', '-D', 'no_such']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain(`dvdrental run -S ${database.socket} -u root -D no_such`);
  });

  test('after config init: the run takes the file', async () => {
    const made = await cli.run(['config', 'init', 'my file.json'], clone);
    expect(made.stdout).toContain("then run npm start -- --config 'my file.json'");
  });

  test('a file that names the server is named again', async () => {
    const settings = { mysql: { socket: database.socket, user: 'root', database: database.name } };
    writeFileSync(join(cli.folder, 'place.json'), JSON.stringify(settings));
    const loaded = await cli.run(['load', 'three weeks', '--config', 'place.json', '--overwrite']);
    expect(loaded.exitCode).toBe(0);
    expect(await follow(loaded)).toMatchObject({ exitCode: 0 });
  });

  test('after a backup: the lines restore it as they are pasted', async () => {
    const made = await cli.run(['maintain', 'backup', ...place(), '-o', 'my backup.sql.gz']);
    expect(made.exitCode).toBe(0);
    const lines = made.stdout.split('\n').filter((line) => line.startsWith('  '));
    expect(lines).toHaveLength(2);
    const program = join(packageRoot, 'dist', 'src', 'cli.js');
    const named = `dvdrental() { '${process.execPath}' '${program}' "$@"; }`;
    try {
      execFileSync('bash', ['-ec', [named, ...lines].join('\n')], { cwd: cli.folder });
      const [rows] = await database.connection.query(
        `SELECT (SELECT COUNT(*) FROM ${database.name}_restored.rental) = (SELECT COUNT(*) FROM ${database.name}.rental) AS same`,
      );
      expect(rows).toEqual([{ same: 1 }]);
    } finally {
      await database.connection.query(`DROP DATABASE IF EXISTS ${database.name}_restored`);
    }
  });

  test('after a run: the call that opens the database is on one line, and opens it', async () => {
    const made = await cli.run(['run', '--weeks', '3', ...place(), '-o', 'three weeks', '--overwrite', '--yes']);
    expect(made.exitCode).toBe(0);
    const [, line = ''] =
      /^Open the database with dvdrental (.+?), or a client of your own\.$/m.exec(made.stdout) ?? [];
    const opened = await cli.run([...splitWords(line), '-e', 'SELECT DATABASE()']);
    expect(opened).toMatchObject({ exitCode: 0, stdout: `DATABASE()\n${database.name}\n` });
  });
});
