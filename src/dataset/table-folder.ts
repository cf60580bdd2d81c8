import { join } from 'node:path';
import { NullWriter } from '../encode/null-text.js';
import { TEXT_FORMATS } from '../encode/text-format.js';
import { DatagenError, diskReason } from '../errors.js';
import type { Sink } from '../pipeline/sinks/sink.js';
import { TABLES, type Table, type TableName } from '../schema/tables.js';
import { fileNameOf, type TextForm } from './file-form.js';
import type { TableFile } from './manifest.js';
import { createGzipFile, createPlainFile, type TableFileWriter } from './table-file.js';

/** The byte order mark in UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

interface OpenTable {
  readonly path: string;
  readonly columns: readonly string[];
  /** Writes the chosen text for NULL. */
  readonly nulls: NullWriter | undefined;
  readonly file: TableFileWriter;
  rows: number;
}

/** Writes tables as text files into a folder, and hashes them. */
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
    const { separator } = TEXT_FORMATS[form.format];
    const create = form.compression === 'gzip' ? createGzipFile : createPlainFile;
    try {
      for (const { name, columns } of wanted) {
        const path = join(folder, fileNameOf(name, form));
        const nulls = form.null_text === undefined ? undefined : new NullWriter(form.null_text, separator);
        const table = { path, columns, nulls, file: await create(path), rows: 0 };
        tables.set(name, table);
        const names = `${columns.join(separator)}\n`;
        const opening = `${form.bom === true ? BYTE_ORDER_MARK : ''}${form.header ? names : ''}`;
        if (opening !== '') await table.file.write(Buffer.from(opening));
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
      await table.file.write(table.nulls === undefined ? bytes : table.nulls.rewrite(bytes));
    } catch (cause) {
      throw explain(table.path, cause);
    }
  }

  /** The columns of a table that have had a NULL; known if the text for NULL is not `\N`. */
  columnsWithNull(name: TableName): readonly string[] {
    const table = this.tables.get(name);
    return [...(table?.nulls?.nulls ?? [])].sort((a, b) => a - b).flatMap((at) => table?.columns[at] ?? []);
  }

  /**
   * Checks that no column holds both NULL and the same text as a value. Only quotes would distinguish them, which LOAD
   * DATA does not report.
   *
   * @throws DatagenError `usage`
   */
  requireClearNulls(): void {
    for (const [name, { columns, nulls }] of this.tables) {
      const both = [...(nulls?.nulls ?? [])].find((column) => nulls?.texts.has(column));
      if (both === undefined) continue;
      throw new DatagenError('usage', `The text of --null is also a value of ${name}.${columns[both]}.`, {
        hint: 'Nothing was written. Choose a text that no value of that column has, such as --null NA.',
      });
    }
  }

  /** Forces the files to the disk and closes them; returns their sizes and hashes by table. */
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

  /** Closes the files without that. */
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
