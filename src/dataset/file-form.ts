import { isDeepStrictEqual } from 'node:util';
import type { TextFormat } from '../encode/text-format.js';

/** What the files of a dataset are: how rows are written, what packs them, and whether they begin with the columns' names. */
export interface FileForm {
  readonly format: TextFormat | 'parquet';
  /** gzip for a whole text file; Parquet packs its pages itself, with zstd or gzip. */
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly header: boolean;
  /** What stands for NULL in a CSV file, where that is not `\N`. */
  readonly null_text?: string;
  /** A CSV file begins with a byte order mark, by which Excel recognises UTF-8. */
  readonly bom?: boolean;
}

/** A form that is text. */
export interface TextForm extends FileForm {
  readonly format: TextFormat;
}

/** What every command but `generate` makes. */
export const PLAIN_CSV = {
  format: 'csv',
  compression: 'none',
  header: false,
} as const satisfies FileForm;

/** The name of a table's file: rental.csv, rental.tsv.gz, rental.parquet. */
export function fileNameOf(table: string, { format, compression }: FileForm): string {
  return `${table}.${format}${format !== 'parquet' && compression === 'gzip' ? '.gz' : ''}`;
}

/** What stands for NULL unless a text is chosen. */
export const USUAL_NULL = '\\N';

/** What a text that stands for NULL can be, in words. */
export const NULL_TEXT =
  'up to 20 ASCII characters, without commas, double quotes and backslashes, and without a blank at either end';

/** Whether a text may stand for NULL in CSV: one that every reader takes for itself. */
export function isNullText(text: string): boolean {
  return /^[\x20-\x7e]{0,20}$/.test(text) && !/[",\\]|^ | $/.test(text);
}

/** The form out of what holds more than that, such as a manifest; what is usual is left out of it. */
export function pickForm({ format, compression, header, null_text, bom }: FileForm): FileForm {
  return {
    format,
    compression,
    header,
    ...(null_text === undefined ? {} : { null_text }),
    ...(bom === true ? { bom } : {}),
  };
}

/** Whether LOAD DATA reads the files of this form as they are. */
export function isReadByServers({ format, compression, null_text }: FileForm): boolean {
  return format !== 'parquet' && compression === 'none' && null_text === undefined;
}

/** Whether two datasets' files are of the same form. */
export function isSameForm(a: FileForm, b: FileForm): boolean {
  return isDeepStrictEqual(pickForm(a), pickForm(b));
}
