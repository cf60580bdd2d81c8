import { lstat, readdir, readFile } from 'node:fs/promises';
import { KNOWN_TABLES } from '../schema/tables.js';
import { DRAFT_NAME } from './durable-file.js';
import { COMPRESSIONS, FILE_EXTENSIONS, FILE_FORMATS, type FileForm, fileNameOf } from './file-form.js';
import { MANIFEST_FILE } from './manifest.js';

/** Files beside the manifest and the tables: scripts for any client, and the results of the checks of `run`. */
const OTHER_FILES = ['schema.sql', 'load.sql', 'views.sql', 'summary.json', 'validation.json'];

/**
 * The manifest of a dataset that is being replaced, in the staging folder: while its files are removed, and after that.
 */
export const REPLACED_FILE = 'replaced.json';
export const REMOVED_FILE = 'removed.json';

/** The beginning of every manifest, even of an incomplete one. */
const OPENING = /^\s*\{\s*"generator":\s*"dvdrental-datagen"/;
const MAX_BYTES = 16 * 1024 * 1024;

/** The prefix of the temporary files that DuckDB writes. */
const ASIDE = /^tmp_/;

const TABLE_NAMES = new Set<string>(KNOWN_TABLES.map(({ name }) => name));

/** Whether a file name belongs to a dataset of any form, complete or not. */
export function isDatasetFile(name: string): boolean {
  const [table = '', ...extension] = name.replace(DRAFT_NAME, '').replace(ASIDE, '').split('.');
  return (
    [MANIFEST_FILE, REPLACED_FILE, REMOVED_FILE, ...OTHER_FILES].includes(name.replace(DRAFT_NAME, '')) ||
    (TABLE_NAMES.has(table) && FILE_EXTENSIONS.has(extension.join('.')))
  );
}

/** The files of a dataset of some tables and a form, without its manifest. */
export function filesOfDataset(tables: readonly string[], form: FileForm): string[] {
  const known = tables.filter((table) => TABLE_NAMES.has(table));
  return [...known.map((table) => fileNameOf(table, form)), ...OTHER_FILES];
}

/**
 * The files that a manifest names, without itself; undefined if it is not a manifest of this program. For a manifest
 * that cannot be parsed, every file that a dataset may have.
 *
 * @param folder - where the files lie
 */
export async function listFilesOf(manifest: string, folder: string): Promise<string[] | undefined> {
  const stats = await lstat(manifest).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > MAX_BYTES) return undefined;
  const text = await readFile(manifest, 'utf8');
  if (!OPENING.test(text)) return undefined;
  const form = readForm(text);
  if (form !== undefined) return filesOfDataset(form.tables, form);
  return (await readdir(folder)).filter((name) => name !== MANIFEST_FILE && isDatasetFile(name));
}

function readForm(text: string): (FileForm & { readonly tables: readonly string[] }) | undefined {
  try {
    const { tables, ...form } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const format = FILE_FORMATS.find((each) => each === form.format);
    const compression = COMPRESSIONS.find((each) => each === form.compression);
    if (!format || !compression || typeof tables !== 'object' || tables === null) return undefined;
    return { tables: Object.keys(tables), format, compression, header: false };
  } catch {
    return undefined;
  }
}
