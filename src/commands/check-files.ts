import { requireUndamaged } from '../sink/damage.js';
import type { Manifest } from '../sink/manifest.js';
import { formatBytes } from '../terminal/format.js';
import type { Reporter } from '../terminal/reporter.js';
import type { CommandContext } from './context.js';
import { bytesOf } from './make-dataset.js';

/** Reads a dataset that another process has written before it is loaded: its files must be what they were. */
export async function checkFiles(
  folder: string,
  manifest: Manifest,
  context: CommandContext,
  reporter: Reporter,
): Promise<void> {
  await reporter.phase(
    'check',
    () => requireUndamaged(folder, manifest, context.signal),
    () => `${formatBytes(bytesOf(manifest))} in ${folder} are as its manifest says,`,
  );
}
