const SHOWN_LINES = 15;

/**
 * The end of what a program printed, indented; how much came before is said.
 * @param {string} output
 */
export function lastLines(output) {
  const lines = output.split('\n');
  const before = lines.length - SHOWN_LINES;
  return [...(before > 0 ? [`(${before} lines before)`] : []), ...lines.slice(-SHOWN_LINES)]
    .map((line) => `  ${line}`)
    .join('\n');
}
