import { isDeepStrictEqual } from 'node:util';
import type { TextFormat } from '../encode/text-format.js';

/** The form of a dataset's files: format, compression, and whether they begin with the column names. */
export interface FileForm {
  readonly format: TextFormat | 'parquet';
  /** gzip for text files; zstd or gzip inside Parquet files. */
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly header: boolean;
  /** The text for NULL in a CSV file, if it is not `\N`. */
  readonly null_text?: string;
  /** A CSV file begins with a byte order mark, which tells Excel that it is UTF-8. */
  readonly bom?: boolean;
}

/** A form that is text. */
export interface TextForm extends FileForm {
  readonly format: TextFormat;
}

/** The form that every command except `generate` writes. */
export const PLAIN_CSV = {
  format: 'csv',
  compression: 'none',
  header: false,
} as const satisfies FileForm;

/** The name of a table's file: rental.csv, rental.tsv.gz, rental.parquet. */
export function fileNameOf(table: string, { format, compression }: FileForm): string {
  return `${table}.${format}${format !== 'parquet' && compression === 'gzip' ? '.gz' : ''}`;
}

/** The default text for NULL. */
export const USUAL_NULL = '\\N';

/** The rule for a text for NULL, in words. */
export const NULL_TEXT =
  'up to 20 ASCII characters, without commas, double quotes and backslashes, and without a blank at either end';

/** Whether a text can be the text for NULL in CSV, so that every reader takes it literally. */
export function isNullText(text: string): boolean {
  return /^[\x20-\x7e]{0,20}$/.test(text) && !/[",\\]|^ | $/.test(text);
}

/** The form from a larger object, such as a manifest, without its defaults. */
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
