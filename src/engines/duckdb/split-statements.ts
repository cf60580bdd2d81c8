/** Texts, names in quotes, comments and dollar-quoted texts: a semicolon in one of them ends no statement. */
const OPAQUE = /'(?:[^']|'')*'?|"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(\$\w*\$)[\s\S]*?(?:\1|$)/g;

/**
 * Takes SQL apart at its semicolons. `rest` is what follows the last of them, which is no whole statement yet; it is
 * empty where nothing but blanks and comments follows.
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
