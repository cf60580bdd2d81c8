import { readViewStatements } from '../../schema/view-statements.js';
import type { DuckDb } from './engine.js';

/** Quotes a text as a literal of DuckDB's SQL, where a backslash has no special meaning. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Quotes a table's or column's name for DuckDB's SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A list of texts as a literal. */
export function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quoteText).join(', ')}]`;
}

/** Texts, quoted names, comments and dollar-quoted texts, whose semicolons end no statement. */
const OPAQUE = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(\$\w*\$)[\s\S]*?(?:\1|$)/g;

/**
 * Splits SQL at its semicolons. `rest` is the incomplete statement after the last one; it is empty if only blanks and
 * comments follow.
 */
export function splitStatements(sql: string): { readonly statements: string[]; readonly rest: string } {
  const masked = sql.replace(OPAQUE, (part) => part.replace(/[^\n]/g, 'x'));
  const blank = (text: string) => text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() === '';
  const statements: string[] = [];
  let from = 0;
  for (let at = masked.indexOf(';'); at >= 0; at = masked.indexOf(';', from)) {
    const statement = sql.slice(from, at);
    if (!blank(statement)) statements.push(statement.trim());
    from = at + 1;
  }
  const rest = sql.slice(from);
  return { statements, rest: blank(rest) ? '' : rest };
}

/** Creates the views in a database, or replaces them. */
export async function createViews(db: DuckDb, lateFeePerDay: number): Promise<void> {
  for (const statement of await readViewStatements(lateFeePerDay)) await db.rows(translate(statement));
}

/** DuckDB's form of what MySQL's dialect says. */
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

/** The arguments of CONCAT. DuckDB's own function ignores NULL, where MySQL's returns NULL. */
function joinText(parts: string): string {
  return `(${(parts.match(/'[^']*'|[\w.]+/g) ?? []).join(' || ')})`;
}
