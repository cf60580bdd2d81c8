import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll } from 'vitest';
import type { ConfigInput } from '../../src/config/schema.js';
import { type Manifest, readManifest } from '../../src/dataset/manifest.js';
import { packageRoot } from '../../src/paths.js';
import { type TestDatabase, useDatabase } from '../support/database.js';

export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface MadeDatabase {
  readonly database: TestDatabase;
  /** The dataset's folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Runs the built program against the database, in the folder in which it made the dataset. */
  readonly dvdrental: (command: string, ...args: string[]) => Promise<ProgramResult>;
}

/** A database and its dataset as `dvdrental run` makes them, for the tests of a file. */
export function useMadeDatabase(config: ConfigInput): MadeDatabase {
  const database = useDatabase({ create: false });
  let made: { directory: string; manifest: Manifest } | undefined;
  const get = () => {
    if (made === undefined) throw new Error('The database is there only while tests and their hooks run.');
    return made;
  };
  const run = (directory: string, command: string, args: readonly string[]) =>
    runProgram(directory, [command, '-S', database.socket, '-u', 'root', '-D', database.name, '-q', ...args]);
  const folderIn = (directory: string) => join(directory, 'out', database.name);

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'cross-check-'));
    await writeFile(join(directory, 'config.json'), JSON.stringify(config));
    const { code, stderr } = await run(directory, 'run', ['--config', 'config.json', '--threads', '2']);
    if (code !== 0) throw new Error(`dvdrental run ended with ${code}: ${stderr}`);
    made = { directory, manifest: await readManifest(folderIn(directory)) };
    await database.connection.query(`USE ${database.name}`);
  });
  afterAll(async () => {
    if (made) await rm(made.directory, { recursive: true });
    made = undefined;
  });

  return {
    database,
    get folder() {
      return folderIn(get().directory);
    },
    get manifest() {
      return get().manifest;
    },
    dvdrental: (command, ...args) => run(get().directory, command, args),
  };
}

async function runProgram(directory: string, args: readonly string[]): Promise<ProgramResult> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/src/cli.js'), ...args], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
