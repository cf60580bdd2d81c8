import type { Readable } from 'node:stream';
import type { TextFormat } from '../../encode/text-format.js';

/** A stream of rows, and the number of bytes read from its source so far (fewer than streamed if compressed). */
export interface RowText {
  readonly stream: Readable;
  readonly bytesRead: () => number;
}

/** Consecutive rows of a table as text. */
export interface RowPart {
  /** The number of rows; undefined if it is not known before reading. */
  readonly rows: number | undefined;
  readonly format: TextFormat;
  /** The text begins with the column names. */
  readonly header: boolean;
  /** The file that has exactly this text, if there is one. */
  readonly file?: string;
  /** Opens the text. Can be called once. */
  open(): RowText;
}

/** The rows of a table, in parts that are read separately. */
export interface RowSource {
  /** The next part in the order of ids; undefined after the last. Readers may call it concurrently. */
  next(): Promise<RowPart | undefined>;
  /** Rows and bytes of all parts; final once `next` has returned undefined. */
  readonly rows: number;
  readonly bytes: number;
}
