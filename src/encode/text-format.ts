/** How rows are written as text: comma-separated with quotes, or tab-separated without. */
export type TextFormat = 'csv' | 'tsv';

/**
 * What distinguishes a text format. All of them end a row with a line feed, write NULL as `\N` and have no escapes, so a
 * text with a backslash is refused: readers disagree about it.
 */
interface TextFormatRules {
  /** One printable ASCII character or a tab between two fields; no quote, no backslash. */
  readonly separator: string;
  /** The separator in words, singular. */
  readonly separatorName: string;
  /**
   * True: a text that needs them gets double quotes, which are doubled inside it, as in RFC 4180. Then NULL may have
   * another text and a file a byte order mark. False: a text with a separator or a line break is refused.
   */
  readonly quoted: boolean;
  /** The extension of the files. */
  readonly extension: string;
  /** A remark for the help of `--format`. */
  readonly remark?: string;
}

/** Every text format. The encoders, LOAD DATA, INSERT, DuckDB, the manifest and `--format` follow these rules. */
export const TEXT_FORMATS: Readonly<Record<TextFormat, TextFormatRules>> = {
  csv: { separator: ',', separatorName: 'comma', quoted: true, extension: 'csv' },
  tsv: {
    separator: '\t',
    separatorName: 'tab',
    quoted: false,
    extension: 'tsv',
    remark: 'the default form of LOAD DATA',
  },
};

/** The names of the text formats. */
export const TEXT_FORMAT_NAMES = Object.keys(TEXT_FORMATS) as readonly TextFormat[];

/**
 * The format clause of every LOAD DATA statement that reads this program's text files, on MySQL and MariaDB.
 *
 * The escape character has to be the backslash, or the server would not read `\N` as NULL. The server and readers of
 * RFC 4180 disagree about a backslash in a field, so the encoder refuses it. Quotes in a field are doubled, as in RFC
 * 4180. The server reads an unquoted NULL as NULL where fields may have quotes, so the text NULL is quoted. The literals
 * need a session without NO_BACKSLASH_ESCAPES.
 */
export function composeFormatClause(format: TextFormat): string {
  const { separator, quoted } = TEXT_FORMATS[format];
  const fields = [
    `TERMINATED BY '${separator.replace('\t', '\\t')}'`,
    ...(quoted ? [`OPTIONALLY ENCLOSED BY '"'`] : []),
    "ESCAPED BY '\\\\'",
  ];
  return `CHARACTER SET utf8mb4 FIELDS ${fields.join(' ')} LINES TERMINATED BY '\\n'`;
}
