import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { DatasetTable } from '../../../dataset/dataset-tables.js';
import { type FileForm, isReadByServers } from '../../../dataset/file-form.js';
import { NullReader } from '../../../encode/null-text.js';
import { TEXT_FORMATS, type TextFormat } from '../../../encode/text-format.js';
import { DatagenError } from '../../../errors.js';
import type { RowPart, RowSource, RowText } from '../../../pipeline/sinks/table-queue.js';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;
/** More bytes than a row of a split table has. */
const LONGEST_ROW_BYTES = 4096;

/**
 * A table's file as a source of several parts, split at line ends. A compressed file is one part. Precondition: a file
 * that is split has no line end inside quotes.
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

/** The offsets where parts begin and end: 0, then the ends of the lines at the even splits, then the file's end. */
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

/** The text format of a dataset's files. Throws a DatagenError 'usage' for Parquet, which no server reads. */
export function textFormatOf({ format }: Pick<FileForm, 'format'>): TextFormat {
  if (format !== 'parquet') return format;
  throw new DatagenError('usage', 'MySQL and MariaDB can’t load Parquet files.', {
    hint: 'Load them with --target duckdb, or make the dataset again, in another folder and without --format parquet.',
  });
}

/** A table's file as text, decompressed if necessary, and the number of the file's bytes that have been read. */
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

/** Text with `\N` for NULL, also if the file has another text for it. */
function withUsualNulls(text: Readable, form: FileForm): Readable {
  if (form.null_text === undefined) return text;
  const reader = new NullReader(form.null_text, TEXT_FORMATS[textFormatOf(form)].separator);
  return connect(
    text,
    new Transform({
      highWaterMark: CHUNK_BYTES,
      transform: (piece, _encoding, done) => done(null, reader.read(piece)),
      flush: (done) => done(null, reader.end()),
    }),
  );
}

/** Pipes one stream through another. An error is passed on, and the end of the second ends the first. */
function connect(from: Readable, through: Transform): Readable {
  from.on('error', (error) => through.destroy(error));
  through.on('close', () => from.destroy());
  return from.pipe(through);
}
