/** How rows are written as text: comma-separated with quotes, or tab-separated without. */
export type TextFormat = 'csv' | 'tsv';

/** What stands between two fields, a single byte of ASCII. */
export const SEPARATORS: Readonly<Record<TextFormat, string>> = { csv: ',', tsv: '\t' };
