import { readViewStatements } from '../../schema/view-statements.js';
import type { DuckDb } from './engine.js';

/** Creates the views in a database, or replaces them. */
export async function createViews(db: DuckDb, lateFeePerDay: number): Promise<void> {
  for (const statement of await readViewStatements(lateFeePerDay)) await db.rows(translate(statement));
}

/** DuckDB's way to say what MySQL's dialect says. */
function translate(statement: string): string {
  return statement
    .replace(' SQL SECURITY INVOKER', '')
    .replace(
      /\bDATEDIFF\((COALESCE\([^()]*\)|\w+\.\w+), (\w+\.\w+)\)/g,
      "DATE_DIFF('day', CAST($2 AS DATE), CAST($1 AS DATE))",
    )
    .replace(/\bCONCAT\(((?:'[^']*'|[^()'])+)\)/g, (_, parts: string) => joinText(parts))
    .replace(/\bGROUP_CONCAT\((.+?) ORDER BY (\S+) SEPARATOR ('[^']*')\)/g, 'STRING_AGG($1, $3 ORDER BY $2)');
}

/** What CONCAT puts together. DuckDB's own function of this name leaves NULL out, where MySQL's is NULL. */
function joinText(parts: string): string {
  return `(${(parts.match(/'[^']*'|[\w.]+/g) ?? []).join(' || ')})`;
}
