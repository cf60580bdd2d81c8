import { createReadStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { DatasetTable } from '../../../dataset/dataset-tables.js';
import type { FileForm } from '../../../dataset/file-form.js';
import { NullReader } from '../../../encode/null-text.js';
import type { TextFormat } from '../../../encode/text-format.js';
import { DatagenError } from '../../../errors.js';

const CHUNK_BYTES = 1024 * 1024;

/** What a dataset's files are written as; throws a DatagenError 'usage' for Parquet, which no server reads. */
export function textFormatOf({ format }: Pick<FileForm, 'format'>): TextFormat {
  if (format !== 'parquet') return format;
  throw new DatagenError('usage', 'MySQL and MariaDB can’t load Parquet files.', {
    hint: 'Load them with --target duckdb, or make the dataset again, in another folder and without --format parquet.',
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
  const text = table.form.compression === 'none' ? file : connect(file, createGunzip({ chunkSize: CHUNK_BYTES }));
  return { stream: withUsualNulls(text, table.form), bytesRead };
}

/** Text as every load takes it, with `\N` for NULL, also where the file has another text. */
export function withUsualNulls(text: Readable, { null_text }: FileForm): Readable {
  if (null_text === undefined) return text;
  const reader = new NullReader(null_text);
  return connect(
    text,
    new Transform({
      highWaterMark: CHUNK_BYTES,
      transform: (piece, _encoding, done) => done(null, reader.read(piece)),
      flush: (done) => done(null, reader.end()),
    }),
  );
}

/** Lets one stream run through another: an error goes on, and the end of the second ends the first. */
function connect(from: Readable, through: Transform): Readable {
  from.on('error', (error) => through.destroy(error));
  through.on('close', () => from.destroy());
  return from.pipe(through);
}
