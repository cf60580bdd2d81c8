import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { TextFormat } from '../../encode/text-format.js';
import { DatagenError } from '../../errors.js';
import type { DatasetTable } from '../../sink/dataset-tables.js';
import type { FileForm } from '../../sink/file-form.js';

const CHUNK_BYTES = 1024 * 1024;

/** What a dataset's files are written as; throws a DatagenError 'usage' for Parquet, which no server reads. */
export function textFormatOf({ format }: Pick<FileForm, 'format'>): TextFormat {
  if (format !== 'parquet') return format;
  throw new DatagenError('usage', 'MySQL and MariaDB can’t load Parquet files.', {
    hint: 'Load them with --target duckdb, or make the dataset once more, in another folder and without --format parquet.',
  });
}

/** A table's file as text, unpacked if it is packed, and how many of the file's bytes have been read. */
export interface TableText {
  readonly stream: Readable;
  readonly bytesRead: () => number;
}

export function openTableText(table: DatasetTable): TableText {
  const file = createReadStream(table.file, { highWaterMark: CHUNK_BYTES });
  const bytesRead = () => file.bytesRead;
  if (table.form.compression === 'none') return { stream: file, bytesRead };
  const stream = createGunzip({ chunkSize: CHUNK_BYTES });
  file.on('error', (error) => stream.destroy(error));
  stream.on('close', () => file.destroy());
  return { stream: file.pipe(stream), bytesRead };
}
