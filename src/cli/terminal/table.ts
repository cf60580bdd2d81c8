import stringWidth from 'string-width';

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
    Math.max(stringWidth(column.title), ...all.map((row) => stringWidth(row[at] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map((column, at) => {
        const cell = cells[at] ?? '';
        const width = widths[at] ?? 0;
        return column.align === 'right' ? padStart(cell, width) : padEnd(cell, width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const below = total === undefined ? [] : [rule, line(total)];
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line), ...below].join('\n');
}

/** Renders labels and values in two columns, without titles. */
export function renderPairs(pairs: readonly (readonly [label: string, value: string])[]): string {
  const label = Math.max(...pairs.map((pair) => stringWidth(pair[0])));
  const value = Math.max(...pairs.map((pair) => stringWidth(pair[1])));
  return pairs.map((pair) => `  ${padEnd(pair[0], label)}  ${padStart(pair[1], value)}`).join('\n');
}

/** Renders labels and sentences in two columns; long sentences are wrapped. */
export function renderFacts(facts: readonly (readonly [label: string, text: string])[], width: number): string {
  const label = Math.max(...facts.map((fact) => stringWidth(fact[0])));
  return facts.map(([name, text]) => `  ${padEnd(name, label)}  ${wrapBelow(text, width, label + 4)}`).join('\n');
}

/** Pads a text with spaces to a number of terminal columns; Chinese characters, for example, take two. */
function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - stringWidth(text))) + text;
}

/** A space, except between a number and its unit. */
const BREAK = / (?!(?:s|min|B|[kMGT]B|%)(?![A-Za-z]))/;

/** Breaks text between words into lines of at most `width` columns; a longer word stays whole. */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK)) {
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > width) {
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
