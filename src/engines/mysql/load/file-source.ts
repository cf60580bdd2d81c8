import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { DatasetTable } from '../../../dataset/dataset-tables.js';
import { isReadByServers } from '../../../dataset/file-form.js';
import type { RowPart, RowSource, RowText } from '../../../pipeline/sinks/row-source.js';
import { openTableText, textFormatOf, withUsualNulls } from './table-text.js';

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
