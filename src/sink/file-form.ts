import type { TextFormat } from '../encode/text-format.js';

/** What the files of a dataset are: how rows are written, what packs them, and whether they begin with the columns' names. */
export interface FileForm {
  readonly format: TextFormat | 'parquet';
  /** gzip for a whole text file; Parquet packs its pages itself, with zstd or gzip. */
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly header: boolean;
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

/** Whether two datasets' files are of the same form. */
export function isSameForm(a: FileForm, b: FileForm): boolean {
  return a.format === b.format && a.compression === b.compression && a.header === b.header;
}
