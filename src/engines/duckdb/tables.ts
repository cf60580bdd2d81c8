import type { IdType } from '../../dataset/manifest.js';
import { readTableStatement } from '../../schema/table-statements.js';

/** MySQL's form and DuckDB's. Everything else is the same in both. */
const TRANSLATIONS: readonly (readonly [RegExp, string])[] = [
  [/^--.*\n/gm, ''],
  [/,\n {2}(?:INDEX|CONSTRAINT) .*(?=,\n|\n\))/g, ''],
  [/ AUTO_INCREMENT\b/g, ''],
  [/ ON UPDATE CURRENT_TIMESTAMP\b/g, ''],
  [/\bYEAR\b/g, 'SMALLINT'],
  [/\bDATETIME\b/g, 'TIMESTAMP'],
  [/\bLONGTEXT\b/g, 'TEXT'],
  [/\bLONGBLOB\b/g, 'BLOB'],
  [/\) ENGINE = .*$/m, ')'],
];

/** DuckDB's statement for a table of sql/schema: its columns, and no key but the primary. */
export async function readDuckDbStatement(table: string, idType: IdType): Promise<string> {
  const statement = await readTableStatement(table, idType);
  return TRANSLATIONS.reduce((sql, [mysql, duckdb]) => sql.replace(mysql, duckdb), statement);
}
