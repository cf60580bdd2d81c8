import { join } from 'node:path';
import { TABLES, type Table, type TableName } from '../encode/tables.js';
import { SEPARATORS } from '../encode/text-format.js';
import { DatagenError, diskReason } from '../errors.js';
import { fileNameOf, type TextForm } from './file-form.js';
import type { TableFile } from './manifest.js';
import type { Sink } from './sink.js';
import { createGzipFile, createPlainFile, type TableFileWriter } from './table-file.js';

interface OpenTable {
  readonly path: string;
  readonly file: TableFileWriter;
  rows: number;
}

/** Writes tables as text files into a folder, hashing what it writes. */
export class TableFolder implements Sink {
  private readonly tables: ReadonlyMap<TableName, OpenTable>;

  private constructor(tables: ReadonlyMap<TableName, OpenTable>) {
    this.tables = tables;
  }

  /**
   * Opens a file for each table in an existing folder.
   *
   * @param wanted - the tables to write; rows of others are dropped
   */
  static async open(folder: string, form: TextForm, wanted: readonly Table[] = TABLES): Promise<TableFolder> {
    const tables = new Map<TableName, OpenTable>();
    const sink = new TableFolder(tables);
    const create = form.compression === 'gzip' ? createGzipFile : createPlainFile;
    try {
      for (const { name, columns } of wanted) {
        const path = join(folder, fileNameOf(name, form));
        tables.set(name, { path, file: await create(path), rows: 0 });
        const names = `${columns.join(SEPARATORS[form.format])}\n`;
        if (form.header) await sink.write(name, Buffer.from(names), 0);
      }
    } catch (cause) {
      await sink.close();
      throw explain(folder, cause);
    }
    return sink;
  }

  async write(name: TableName, bytes: Uint8Array, rows: number): Promise<void> {
    const table = this.tables.get(name);
    if (!table) return;
    table.rows += rows;
    try {
      await table.file.write(bytes);
    } catch (cause) {
      throw explain(table.path, cause);
    }
  }

  /** Forces everything onto the disk and closes the files: what they hold, by table. */
  async finish(): Promise<Partial<Record<TableName, TableFile>>> {
    const files: Partial<Record<TableName, TableFile>> = {};
    for (const [name, { path, file, rows }] of this.tables) {
      try {
        files[name] = { rows, ...(await file.finish()) };
      } catch (cause) {
        await this.close();
        throw explain(path, cause);
      }
    }
    return files;
  }

  /** Closes the files as they are. */
  async close(): Promise<void> {
    for (const { file } of this.tables.values()) await file.close();
  }
}

function explain(path: string, cause: unknown): DatagenError {
  return new DatagenError('filesystem', `${path} cannot be written: ${diskReason(cause)}.`, {
    hint: 'Nothing is left of it. Make room there, or name another folder with --output-dir.',
    cause,
  });
}
