/** A word as a shell takes it for one: in single quotes where it holds more than letters, digits and plain signs. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The words of a command line that `quoteWord` has made. */
export function splitWords(line: string): string[] {
  const words = line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? ''),
  );
}

/**
 * A call of this program, for a message that says what to do next: `dvdrental generate --overwrite`, between
 * backticks. Every message writes its calls with this function. Where the message is shown, the program adds the
 * options that name the place it works on, so the call only holds what the message itself is about.
 *
 * @param words - a command, its arguments and options, each as it is before the shell's quotes
 */
export function programCall(...words: readonly string[]): string {
  return `\`dvdrental ${words.map(quoteWord).join(' ')}\``;
}
