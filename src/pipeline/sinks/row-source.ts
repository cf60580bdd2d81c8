import type { Readable } from 'node:stream';
import type { TextFormat } from '../../encode/text-format.js';

/** The bytes of rows, and how many of their source's bytes have been read so far (fewer, where they are unpacked). */
export interface RowText {
  readonly stream: Readable;
  readonly bytesRead: () => number;
}

/** A stretch of a table's rows as text, in the order of their ids. */
export interface RowPart {
  /** Rows in it; undefined where only a reader will know. */
  readonly rows: number | undefined;
  readonly format: TextFormat;
  /** The text begins with the columns' names. */
  readonly header: boolean;
  /** The file that is this part, as it is; undefined where there is none. */
  readonly file?: string;
  /** The text from its beginning; to be called once. */
  open(): RowText;
}

/** Where a table's rows come from: in parts, each read by itself. */
export interface RowSource {
  /** The next part in the order of ids; undefined after the last. Several readers may ask side by side. */
  next(): Promise<RowPart | undefined>;
  /** Rows and bytes of all parts; they stand once `next` has given undefined. */
  readonly rows: number;
  readonly bytes: number;
}
