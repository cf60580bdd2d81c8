import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a process begins with, or what one is measured by. */
const PROGRAMS = ['src/cli.js', 'src/bench/generate/run-once.js', 'src/bench/generate/stage-rates.js'];

/**
 * Makes one module of each program and each worker thread's entry, with all that they import from this project. The
 * engine compiles what a module itself declares with `const` into the code that uses it, and looks up what is imported at
 * each use: the hot loops take a tenth more time then, and a start of the program a fifth.
 *
 * @param {string} folder - with the compiled modules; the entries are replaced, the others stay for those who import them
 */
export async function bundle(folder) {
  // It is there only once the packages are installed.
  const { rolldown } = await import('rolldown');
  const workers = readdirSync(join(folder, 'workers')).filter((name) => name.endsWith('.js'));
  const entries = [...PROGRAMS, ...workers.map((name) => `workers/${name}`)];
  await Promise.all(
    entries.map(async (entry) => {
      const file = join(folder, entry);
      const bundled = await rolldown({ input: file, platform: 'node', external: /^[^./]/ });
      await bundled.write({ file, format: 'esm', sourcemap: true });
      await bundled.close();
    }),
  );
}
