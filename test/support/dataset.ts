import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.js';
import type { ConfigInput } from '../../src/config/schema.js';
import { PLAIN_CSV, type TextForm } from '../../src/dataset/file-form.js';
import { composeManifest, type Manifest } from '../../src/dataset/manifest.js';
import { TableFolder } from '../../src/dataset/table-folder.js';
import { generate } from '../../src/pipeline/generate.js';

export interface TestDataset {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Writes a chain of so many weeks, from the real generator, into a folder that is there: every table's file. */
export async function writeChain(
  folder: string,
  weeks: number,
  form: TextForm = PLAIN_CSV,
  input: ConfigInput = {},
): Promise<Manifest> {
  const file = { path: 'test', text: JSON.stringify(input) };
  const { config } = resolveConfig({ flags: { weeks }, environment: {}, file });
  const sink = await TableFolder.open(folder, form);
  const { chain, ledger } = await generate(config, sink, { threads: 1, format: form.format });
  return composeManifest(chain, ledger, await sink.finish(), form);
}

/** A folder of its own for the tests of a file, deleted after them. */
export function useFolder(): { readonly path: string } {
  let path: string | undefined;
  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), 'dvdrental-test-'));
  });
  afterAll(async () => {
    if (path !== undefined) await rm(path, { recursive: true, force: true });
  });
  return {
    get path() {
      if (path === undefined) throw new Error('The folder is there only while tests and their hooks run.');
      return path;
    },
  };
}

/** A dataset of so many weeks for the tests of a file, deleted after them. */
export function useDataset(weeks: number, form: TextForm = PLAIN_CSV): TestDataset {
  const folder = useFolder();
  let manifest: Manifest | undefined;
  beforeAll(async () => {
    manifest = await writeChain(folder.path, weeks, form);
  });
  return {
    get folder() {
      return folder.path;
    },
    get manifest() {
      if (manifest === undefined) throw new Error('The dataset is there only while tests and their hooks run.');
      return manifest;
    },
  };
}
