/** A column of text. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** A column of numbers. */
export const right = (title: string): Column => ({ title, align: 'right' });

/**
 * Renders rows in columns below their titles, two spaces apart.
 *
 * @param total - a last row, below a rule of its own
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  total?: readonly string[],
): string {
  const all = total === undefined ? rows : [...rows, total];
  const widths = columns.map((column, at) =>
    Math.max(column.title.length, ...all.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map((column, at) => {
        const cell = cells[at] ?? '';
        const width = widths[at] ?? 0;
        return column.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const below = total === undefined ? [] : [rule, line(total)];
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line), ...below].join('\n');
}

/** Renders labels and values in two columns, without titles. */
export function renderPairs(pairs: readonly (readonly [label: string, value: string])[]): string {
  const label = Math.max(...pairs.map((pair) => pair[0].length));
  const value = Math.max(...pairs.map((pair) => pair[1].length));
  return pairs.map((pair) => `  ${pair[0].padEnd(label)}  ${pair[1].padStart(value)}`).join('\n');
}

/** Renders labels and sentences in two columns; long sentences are wrapped. */
export function renderFacts(facts: readonly (readonly [label: string, text: string])[], width: number): string {
  const label = Math.max(...facts.map((fact) => fact[0].length));
  return facts.map(([name, text]) => `  ${name.padEnd(label)}  ${wrapBelow(text, width, label + 4)}`).join('\n');
}

/** A space, except between a number and its unit. */
const BREAK = / (?!(?:s|min|B|[kMGT]B|%)(?![A-Za-z]))/;

/** Breaks text between words into lines of at most `width` characters; a longer word stays whole. */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Breaks text between words, and indents all lines but the first. The indent counts as a part of the width. */
export function wrapBelow(text: string, width: number, indent: number): string {
  return wrapWords(text, width - indent).join(`\n${' '.repeat(indent)}`);
}
