import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { DatasetTable } from '../../../dataset/dataset-tables.js';
import { type FileForm, isReadByServers } from '../../../dataset/file-form.js';

import { NullReader } from '../../../encode/null-text.js';
import type { TextFormat } from '../../../encode/text-format.js';
import { DatagenError } from '../../../errors.js';
import type { RowPart, RowSource, RowText } from '../../../pipeline/sinks/table-queue.js';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;
/** More than any row of a table that is cut can have. */
const LONGEST_ROW_BYTES = 4096;

/**
 * A table's file as a source of several parts, cut at the ends of lines; a packed file stays one part.
 * Precondition: a file that is cut has no line end inside quotes, and rental and payment have no quotes but around a text that stands for NULL elsewhere.
 */
export async function openFileSource(table: DatasetTable, parts: number): Promise<RowSource> {
  const { rows, bytes, file, form } = table;
  const packed = form.compression !== 'none';
  const format = textFormatOf(form);
  if (parts === 1 || packed) {
    const whole = { rows, format, header: form.header, open: () => openTableText(table) };
    return listParts(table, [isReadByServers(form) ? { ...whole, file } : whole]);
  }
  const cuts = await findCuts(file, bytes, parts);
  const stretches = cuts.slice(1).map((end, index) => ({ start: cuts[index] ?? 0, end }));
  return listParts(
    table,
    stretches
      .filter(({ start, end }) => end > start)
      .map(({ start, end }) => ({
        rows: undefined,
        format,
        header: form.header && start === 0,
        open: () => readStretch(table, start, end),
      })),
  );
}

function listParts({ rows, bytes }: DatasetTable, parts: RowPart[]): RowSource {
  return { rows, bytes, next: () => Promise.resolve(parts.shift()) };
}

function readStretch({ file, form }: DatasetTable, start: number, end: number): RowText {
  const bytes = createReadStream(file, { start, end: end - 1, highWaterMark: CHUNK_BYTES });
  return { stream: withUsualNulls(bytes, form), bytesRead: () => bytes.bytesRead };
}

/** Where parts begin and end: 0, then the ends of the lines that hold the even cuts, then the file's end. */
async function findCuts(file: string, bytes: number, parts: number): Promise<readonly number[]> {
  const handle = await open(file);
  try {
    const cuts = [0];
    const buffer = Buffer.alloc(LONGEST_ROW_BYTES);
    for (let part = 1; part < parts; part += 1) {
      const at = Math.floor((bytes * part) / parts);
      const { bytesRead } = await handle.read(buffer, 0, LONGEST_ROW_BYTES, at);
      const lineEnd = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
      cuts.push(lineEnd < 0 ? bytes : at + lineEnd + 1);
    }
    return [...cuts, bytes];
  } finally {
    await handle.close();
  }
}

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

function openTableText(table: DatasetTable): TableText {
  const file = createReadStream(table.file, { highWaterMark: CHUNK_BYTES });
  const bytesRead = () => file.bytesRead;
  const text = table.form.compression === 'none' ? file : connect(file, createGunzip({ chunkSize: CHUNK_BYTES }));
  return { stream: withUsualNulls(text, table.form), bytesRead };
}

/** Text as every load takes it, with `\N` for NULL, also where the file has another text. */
function withUsualNulls(text: Readable, { null_text }: FileForm): Readable {
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
