/** A word as a shell takes it for one: in single quotes where it holds more than letters, digits and plain signs. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
