import { join } from 'node:path';
import { DatagenError, diskReason } from '../errors.js';
import { programCall } from '../program-call.js';
import { fileNameOf } from './file-form.js';
import { MANIFEST_FILE, type Manifest } from './manifest.js';
import { type FileFacts, readFileFacts } from './table-file.js';

/**
 * Reads every file of a dataset folder and compares it with the manifest's size and SHA-256.
 *
 * @throws DatagenError `dataset-invalid` that names each damaged file; the signal's reason when it aborts
 */
export async function requireUndamaged(
  folder: string,
  manifest: Pick<Manifest, 'tables' | 'format' | 'compression' | 'header'>,
  signal: AbortSignal,
): Promise<void> {
  const faults: string[] = [];
  for (const [table, expected] of Object.entries(manifest.tables)) {
    const name = fileNameOf(table, manifest);
    const fault = await findFault(join(folder, name), expected, signal);
    if (fault !== undefined) faults.push(`${name} ${fault}`);
  }
  if (faults.length === 0) return;
  throw new DatagenError(
    'dataset-invalid',
    `The dataset in ${folder} is not what its ${MANIFEST_FILE} says: ${faults.join('; ')}.`,
    {
      hint: `Nothing was changed. Bring the files back as they were, or make the dataset again, with the options it was made with: ${programCall('generate', '--overwrite', '-o', folder)}`,
    },
  );
}

async function findFault(path: string, expected: FileFacts, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { bytes, sha256 } = await readFileFacts(path, signal);
    if (bytes !== expected.bytes) return `has ${bytes} bytes instead of ${expected.bytes}`;
    return sha256 === expected.sha256 ? undefined : 'was changed';
  } catch (cause) {
    signal.throwIfAborted();
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return missing ? 'is missing' : `cannot be read (${diskReason(cause)})`;
  }
}
