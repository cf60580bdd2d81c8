import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

/** No system has that many processes. */
const NO_PROCESS = 999_999_999;

/** Makes a staging folder as a process that was killed leaves it. */
export function leaveStaging(path: string, files: Readonly<Record<string, string>> = {}): void {
  mkdirSync(path, { recursive: true });
  const owner = { program: 'dvdrental-datagen', host: hostname(), pid: NO_PROCESS, born: '1' };
  writeFileSync(join(path, '.writer'), `${JSON.stringify(owner)}\n`);
  writeFiles(path, files);
}

/** Writes files by their text; a name may lead through folders. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
