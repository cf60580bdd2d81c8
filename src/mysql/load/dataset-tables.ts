import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { TABLES, type TableName, tablesAmong } from '../../encode/tables.js';
import { DatagenError, messageOf } from '../../errors.js';

/** A table's file in a dataset folder. */
export interface DatasetTable {
  readonly name: TableName;
  readonly columns: readonly string[];
  /** Absolute path. */
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  /** The file's first line holds the columns' names. */
  readonly header: boolean;
}

/** What a manifest says of its tables. */
export interface TableCounts {
  readonly header: boolean;
  readonly tables: Readonly<Partial<Record<TableName, { readonly rows: number; readonly bytes: number }>>>;
}

/**
 * The tables of a dataset folder, parents before children, their files found and of the manifest's size: a file
 * that was cut off at a line's end would otherwise load as if it were whole.
 * Throws a DatagenError 'dataset-invalid'.
 */
export async function listDatasetTables(
  folder: string,
  manifest: TableCounts,
): Promise<readonly DatasetTable[]> {
  const tables: DatasetTable[] = [];
  for (const { name, columns } of tablesAmong([
    ...TABLES.map((table) => table.name),
    ...Object.keys(manifest.tables),
  ])) {
    const counts = manifest.tables[name];
    if (counts === undefined) throw invalid(folder, `its manifest does not know the table ${name}`);
    const file = join(resolve(folder), `${name}.csv`);
    const size = await stat(file).then(
      (stats) => stats.size,
      (error: unknown) => {
        throw invalid(folder, messageOf(error), error);
      },
    );
    if (size !== counts.bytes) {
      throw invalid(folder, `${name}.csv has ${size} bytes where its manifest says ${counts.bytes}`);
    }
    tables.push({ name, columns, file, rows: counts.rows, bytes: counts.bytes, header: manifest.header });
  }
  return tables;
}

/** The largest first, so that no long one starts last. */
export function largestFirst(tables: readonly DatasetTable[]): DatasetTable[] {
  return [...tables].sort((a, b) => b.bytes - a.bytes);
}

function invalid(folder: string, reason: string, cause?: unknown): DatagenError {
  return new DatagenError('dataset-invalid', `The dataset in ${folder} is not whole: ${reason}.`, {
    hint: 'Make it again with dvdrental generate --overwrite.',
    cause,
  });
}
