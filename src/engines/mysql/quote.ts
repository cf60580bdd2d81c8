/** A table, column or database name as SQL takes it: in backticks, with backticks inside doubled. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/**
 * A text as an SQL literal, for the statements that take no bound values (LOAD DATA, SET, multi-row INSERT). No text
 * ends it early, in any sql_mode; with NO_BACKSLASH_ESCAPES in it a backslash would count twice.
 */
export function quoteText(text: string): string {
  return `'${text.replace(/['\\]/g, '$&$&')}'`;
}
