import { isDeepStrictEqual } from 'node:util';
import { TEXT_FORMAT_NAMES, TEXT_FORMATS, type TextFormat } from '../encode/text-format.js';

/** The format of a dataset's files. */
export type FileFormat = TextFormat | 'parquet';

/** Every format of files. */
export const FILE_FORMATS: readonly FileFormat[] = [...TEXT_FORMAT_NAMES, 'parquet'];

/** Compressions of files: gzip for text files; zstd or gzip inside Parquet files. */
export const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;

/** The form of a dataset's files: format, compression, and whether they begin with the column names. */
export interface FileForm {
  readonly format: FileFormat;
  readonly compression: (typeof COMPRESSIONS)[number];
  readonly header: boolean;
  /** The text for NULL in a file of a format with quotes, if it is not `\N`. */
  readonly null_text?: string;
  /** A file of a format with quotes begins with a byte order mark, which tells Excel that it is UTF-8. */
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
export function fileNameOf(table: string, form: FileForm): string {
  return `${table}.${extensionOf(form)}`;
}

function extensionOf({ format, compression }: Pick<FileForm, 'format' | 'compression'>): string {
  if (format === 'parquet') return format;
  return `${TEXT_FORMATS[format].extension}${compression === 'gzip' ? '.gz' : ''}`;
}

/** The extensions that files of tables may have: csv, csv.gz, tsv, tsv.gz, parquet. */
export const FILE_EXTENSIONS: ReadonlySet<string> = new Set(
  FILE_FORMATS.flatMap((format) => COMPRESSIONS.map((compression) => extensionOf({ format, compression }))),
);

/** Lists the formats for the help. */
export function describeFormats(): string {
  const described = TEXT_FORMAT_NAMES.map((name) => {
    const { remark } = TEXT_FORMATS[name];
    return remark === undefined ? name : `${name} (${remark})`;
  });
  return `${described.join(', ')}, or parquet`;
}

/** The formats with quotes: their files may have a text of their own for NULL, and a byte order mark. */
export const QUOTED_FORMATS: readonly FileFormat[] = TEXT_FORMAT_NAMES.filter((name) => TEXT_FORMATS[name].quoted);

const QUOTED_RULES = Object.values(TEXT_FORMATS).filter(({ quoted }) => quoted);

/** The default text for NULL. */
export const USUAL_NULL = '\\N';

const UNUSABLE = [...QUOTED_RULES.map(({ separatorName }) => `${separatorName}s`), 'double quotes and backslashes'];

/** The rule for a text for NULL, in words. */
export const NULL_TEXT = `up to 20 ASCII characters, without ${UNUSABLE.join(', ')}, and without a blank at either end`;

/** Whether a text can be the text for NULL, so that every reader takes it literally. */
export function isNullText(text: string): boolean {
  const isPlain = /^[\x20-\x7e]{0,20}$/.test(text) && !/["\\]|^ | $/.test(text);
  return isPlain && !QUOTED_RULES.some(({ separator }) => text.includes(separator));
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
