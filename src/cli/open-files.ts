import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The number of files that Node opens at once while it loads the program's packages, with a reserve. */
const FILES_TO_LOAD = 128;

export const TOO_FEW_FILES = {
  message: 'The program cannot be loaded: this process may not open as many files as that takes.',
  hint: 'Raise the limit, as with ulimit -n 1024, and run the command again.',
};

/** Whether loading a module failed because this process may not open enough files. */
export function isShortOfFiles(error: unknown): boolean {
  // With too few files Node may also report an existing package as missing.
  const isOfLoading =
    error instanceof Error &&
    'code' in error &&
    ['EMFILE', 'ENFILE', 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(String(error.code));
  return isOfLoading && !mayOpenFiles();
}

/** Whether this process may open enough more files to load the program. */
function mayOpenFiles(): boolean {
  const open: number[] = [];
  try {
    while (open.length < FILES_TO_LOAD) open.push(openSync(fileURLToPath(import.meta.url), 'r'));
  } catch {
    // EMFILE: the limit of the process; ENFILE: of the machine.
  }
  for (const file of open) closeSync(file);
  return open.length === FILES_TO_LOAD;
}
