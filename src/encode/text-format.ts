/** How rows are written as text: comma-separated with quotes, or tab-separated without. */
export type TextFormat = 'csv' | 'tsv';

/** The separator of fields, one ASCII byte. */
export const SEPARATORS: Readonly<Record<TextFormat, string>> = { csv: ',', tsv: '\t' };

/**
 * The format clause of every LOAD DATA statement that reads this program's CSV files, on MySQL and MariaDB.
 *
 * The escape character has to be the backslash, or the server would not read `\N` as NULL. The server and readers of
 * RFC 4180 disagree about a backslash in a field, so the encoder refuses it. Quotes in a field are doubled, as in RFC
 * 4180. The server reads an unquoted NULL as NULL, so the text NULL is quoted. The literal needs a session without
 * NO_BACKSLASH_ESCAPES.
 */
export const LOAD_DATA_FORMAT =
  "CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '\\\\' " +
  "LINES TERMINATED BY '\\n'";

/** The format clause by text format. Tab-separated is LOAD DATA's default. */
export const LOAD_DATA_FORMATS: Readonly<Record<TextFormat, string>> = {
  csv: LOAD_DATA_FORMAT,
  tsv: "CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'",
};
