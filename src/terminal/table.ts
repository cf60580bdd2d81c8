/** A column of text; numbers read best flush right. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Lays rows out under their titles, two spaces apart. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, at) =>
    Math.max(column.title.length, ...rows.map((row) => (row[at] ?? '').length)),
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
  return [line(columns.map((column) => column.title)), rule, ...rows.map(line)].join('\n');
}

/** Lays labels and values out in two columns, without titles. */
export function renderPairs(pairs: readonly (readonly [label: string, value: string])[]): string {
  const label = Math.max(...pairs.map((pair) => pair[0].length));
  const value = Math.max(...pairs.map((pair) => pair[1].length));
  return pairs.map((pair) => `  ${pair[0].padEnd(label)}  ${pair[1].padStart(value)}`).join('\n');
}
