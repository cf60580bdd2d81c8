/** A space, but not the one between a number and its unit. */
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
