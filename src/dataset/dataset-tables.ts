import { join, resolve } from 'node:path';
import { DatagenError, diskReason, messageOf, throwIfAborted } from '../errors.js';
import { requirePlainFile } from '../plain-file.js';
import { programCall } from '../program-call.js';
import { TABLES, type TableName, tablesAmong } from '../schema/tables.js';
import { type FileForm, fileNameOf, pickForm } from './file-form.js';

import { MANIFEST_FILE, type Manifest } from './manifest.js';
import { type FileFacts, readFileFacts } from './table-file.js';

/** A table's file in a dataset folder. */
export interface DatasetTable {
  readonly name: TableName;
  readonly columns: readonly string[];
  /** Absolute path. */
  readonly file: string;
  readonly form: FileForm;
  readonly rows: number;
  readonly bytes: number;
}

/** The form of a manifest's files, and the rows and bytes of its tables. */
export interface TableCounts extends FileForm {
  readonly tables: Readonly<Partial<Record<TableName, { readonly rows: number; readonly bytes: number }>>>;
}

/**
 * The tables of a dataset for a load, as `listDatasetFiles` returns them. Throws a DatagenError 'dataset-invalid' when
 * a table is missing.
 */
export async function listDatasetTables(folder: string, manifest: TableCounts): Promise<readonly DatasetTable[]> {
  const missing = TABLES.find(({ name }) => manifest.tables[name] === undefined);
  if (missing) {
    throw new DatagenError(
      'dataset-invalid',
      `The dataset in ${folder} holds chosen tables only (generate --tables), without ${missing.name}; all are needed.`,
      {
        hint: `Make all of them in another folder, with the options it was made with: ${programCall('generate', '-o', `${folder}_2`)}`,
      },
    );
  }
  return listDatasetFiles(folder, manifest);
}

/**
 * The tables of a dataset folder, parents before children, after a check that each file exists with the manifest's
 * size: a file that ends early at a line's end would load without an error. Throws a DatagenError 'dataset-invalid'.
 */
export async function listDatasetFiles(folder: string, manifest: TableCounts): Promise<readonly DatasetTable[]> {
  const tables: DatasetTable[] = [];
  for (const { name, columns } of tablesAmong(Object.keys(manifest.tables))) {
    const counts = manifest.tables[name];
    if (counts === undefined) continue;
    const fileName = fileNameOf(name, manifest);
    const file = join(resolve(folder), fileName);
    const size = await requirePlainFile(file).then(
      (stats) => stats.size,
      (error: unknown) => {
        throw invalid(folder, `${fileName} cannot be read, ${messageOf(error)}`, error);
      },
    );
    if (size !== counts.bytes) {
      throw invalid(folder, `${fileName} has ${size} bytes; its manifest says ${counts.bytes}`);
    }
    tables.push({ name, columns, file, form: pickForm(manifest), rows: counts.rows, bytes: counts.bytes });
  }
  return tables;
}

function invalid(folder: string, reason: string, cause?: unknown): DatagenError {
  return new DatagenError('dataset-invalid', `The dataset in ${folder} is not whole: ${reason}.`, {
    hint: `Make it again, with the options it was made with: ${programCall('generate', '--overwrite', '-o', folder)}`,
    cause,
  });
}

/**
 * Reads every file of a dataset folder and compares it with the manifest's size and SHA-256.
 *
 * @throws DatagenError `dataset-invalid` that names each damaged file; `interrupted`
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
    throwIfAborted(signal);
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return missing ? 'is missing' : `cannot be read (${diskReason(cause)})`;
  }
}
