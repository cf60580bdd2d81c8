import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The folder that holds package.json, whether this code runs from src/ or from dist/. */
export const packageRoot = findPackageRoot();

/** The folder of the SQL files that ship with the program. */
export const sqlFolder = join(packageRoot, 'sql');

/** The built entry point of a worker thread: Node 20 runs no TypeScript, so threads always come from dist/. */
export function workerFile(name: string): string {
  return join(packageRoot, 'dist', 'workers', `${name}.js`);
}
