import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BootstrapError } from './run.mjs';

/** The program, the library, and the process that `bench generate` starts. */
const ENTRIES = ['src/cli.js', 'src/cli/main.js', 'src/index.js', 'src/jobs/benchmark/measuring-process.js'];

/** What an entry loads when it runs is an entry too, and no part of it: cli.js says so when main.js cannot be loaded. */
const LOADED_LATER = /^\.\/cli\/main\.js$/;

/** The program is in parts, so that a call loads only those of its own command. */
const SPLIT = 'src/cli/main.js';

/** A relative path, or an absolute one here or on Windows; all else are packages and Node's own modules. */
const OURS = /^(\.|\/|[A-Za-z]:[\\/])/;

/**
 * Makes one module of the library and of each worker thread's entry, with all that they import from this project, and a
 * few of the program. The engine compiles what a module itself declares with `const` into the code that uses it, and looks up what is
 * imported at each use; and one file is opened faster than hundreds. Throws a BootstrapError when an entry can't be bundled.
 *
 * @param {string} folder - with the compiled modules; the entries are replaced, the others stay
 */
export async function bundle(folder) {
  // It is there only once the packages are installed.
  const { rolldown } = await import('rolldown');
  const workers = readdirSync(join(folder, 'workers')).filter((name) => name.endsWith('.js'));
  // One after the other, so that none is read while it is being written.
  for (const entry of [...ENTRIES, ...workers.map((name) => `workers/${name}`)]) {
    const file = join(folder, entry);
    try {
      const bundled = await rolldown({
        input: file,
        platform: 'node',
        external: (id) => !isOurs(id) || LOADED_LATER.test(id),
      });
      const { output } = await bundled.write(
        entry === SPLIT
          ? {
              dir: dirname(file),
              entryFileNames: 'main.js',
              chunkFileNames: 'parts/[name]-[hash].js',
              format: 'esm',
            }
          : { file, format: 'esm', sourcemap: true, codeSplitting: false },
      );
      await bundled.close();
      const made = output.map(({ fileName }) => fileName);
      const left = output
        .flatMap((part) => (part.type === 'chunk' ? part.imports : []))
        .filter((name) => isOurs(name) && !made.includes(name));
      if (left.length > 0) throw new Error(`it still imports ${left.join(', ')}`);
    } catch (error) {
      throw new BootstrapError(`making one module of ${entry} failed: ${/** @type {Error} */ (error).message}`);
    }
  }
}

/** @param {string} id */
function isOurs(id) {
  return OURS.test(id);
}
