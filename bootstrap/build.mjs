import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { bundle } from './bundle.mjs';
import { filesUnder, hashOf, readIfThere } from './files.mjs';
import { BootstrapError, root, run } from './run.mjs';
import { watch } from './watch.mjs';

const dist = join(root, 'dist');
const sourceFolders = ['src', 'workers', 'bootstrap'];
const sourceFiles = ['tsconfig.json', 'package.json', 'package-lock.json'];

/** A hash of everything that the build is made from. */
function sourceHash() {
  const files = sourceFolders.flatMap((folder) => filesUnder(join(root, folder)));
  for (const file of sourceFiles) files.push(join(root, file));
  return hashOf(...files.flatMap((file) => [relative(root, file).split(sep).join('/'), readFileSync(file)]));
}

/** Whether dist/ is the build of the sources as they are now. */
export function isBuilt() {
  return readIfThere(join(dist, '.stamp')) === sourceHash();
}

/** Builds dist/ from nothing; a failed build leaves none, so that an old one is never taken for it. */
export async function build() {
  await watch('building (tsc, rolldown)', buildAnew);
}

async function buildAnew() {
  const hash = sourceHash();
  const partial = join(root, 'dist.partial');
  for (const folder of [dist, partial]) rmSync(folder, { recursive: true, force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { ok, output } = await run(process.execPath, [compiler, '-p', 'tsconfig.json', '--outDir', partial]);
  if (!ok) throw new BootstrapError(`the build failed:\n${output}`);
  await bundle(partial);
  writeFileSync(join(partial, '.stamp'), hash);
  renameSync(partial, dist);
}
