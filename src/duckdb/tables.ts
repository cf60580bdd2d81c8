import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlFolder } from '../paths.js';
import type { IdType } from '../sink/manifest.js';

/** MySQL's way to say it, and DuckDB's. Whatever stands in neither is said alike. */
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
export async function readTableStatement(table: string, idType: IdType): Promise<string> {
  const statement = await readFile(join(sqlFolder, 'schema', `${table}.sql`), 'utf8');
  return TRANSLATIONS.reduce(
    (sql, [mysql, duckdb]) => sql.replace(mysql, duckdb),
    statement.replaceAll('{{ID}}', idType),
  );
}
