import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { TABLES, type Table, type TableName } from '../encode/tables.js';
import { DatagenError, messageOf } from '../errors.js';
import type { TableFile } from './manifest.js';
import type { Sink } from './sink.js';

interface OpenTable {
  readonly file: FileHandle;
  readonly hash: Hash;
  rows: number;
  bytes: number;
}

/** Writes tables as CSV files into a folder, hashing what it writes. */
export class CsvFolder implements Sink {
  private readonly tables: ReadonlyMap<TableName, OpenTable>;
  private readonly folder: string;

  private constructor(folder: string, tables: ReadonlyMap<TableName, OpenTable>) {
    this.folder = folder;
    this.tables = tables;
  }

  /**
   * Opens a file for each table in an existing folder.
   *
   * @param header - whether each file begins with the names of its columns
   * @param wanted - the tables to write; rows of others are dropped
   */
  static async open(folder: string, header: boolean, wanted: readonly Table[] = TABLES): Promise<CsvFolder> {
    const tables = new Map<TableName, OpenTable>();
    const sink = new CsvFolder(folder, tables);
    try {
      for (const { name, columns } of wanted) {
        const file = await open(join(folder, `${name}.csv`), 'wx');
        tables.set(name, { file, hash: createHash('sha256'), rows: 0, bytes: 0 });
        if (header) await sink.write(name, Buffer.from(`${columns.join(',')}\n`), 0);
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
    table.hash.update(bytes);
    table.rows += rows;
    try {
      for (let at = 0; at < bytes.length; ) {
        const { bytesWritten } = await table.file.write(bytes, at, bytes.length - at, table.bytes + at);
        at += bytesWritten;
      }
    } catch (cause) {
      throw explain(join(this.folder, `${name}.csv`), cause);
    }
    table.bytes += bytes.length;
  }

  /** Forces everything onto the disk and closes the files: what they hold, by table. */
  async finish(): Promise<Partial<Record<TableName, TableFile>>> {
    const files: Partial<Record<TableName, TableFile>> = {};
    try {
      for (const [name, table] of this.tables) {
        await table.file.sync();
        files[name] = { rows: table.rows, bytes: table.bytes, sha256: table.hash.digest('hex') };
      }
    } catch (cause) {
      throw explain(this.folder, cause);
    } finally {
      await this.close();
    }
    return files;
  }

  /** Closes the files as they are. */
  async close(): Promise<void> {
    for (const { file } of this.tables.values()) await file.close().catch(() => undefined);
  }
}

function explain(path: string, cause: unknown): DatagenError {
  return new DatagenError('filesystem', `Writing to ${path} failed: ${messageOf(cause)}`, {
    hint: 'Free some space or name another folder with --output-dir.',
    cause,
  });
}
