const QUOTE = 34;
const LINE_FEED = 10;
const QUOTE_BYTE = Uint8Array.of(QUOTE);
/** The encoders write NULL as \N. */
const USUAL = Uint8Array.of(92, 78);

/** Replaces the bytes from `from` to `end`. */
interface Edit {
  readonly from: number;
  readonly end: number;
  readonly by: readonly Uint8Array[];
}

/**
 * Rewrites rows of a format with quotes so that a chosen text means NULL instead of `\N`. A field with this text as its value is quoted, so
 * that readers which respect quotes distinguish the two.
 */
export class NullWriter {
  /** The indices of columns with a NULL so far, and of columns with the text as a value. */
  readonly nulls = new Set<number>();
  readonly texts = new Set<number>();
  private readonly text: Uint8Array;
  private readonly separator: number;

  /** @param text - without separators, quotes and line breaks */
  constructor(text: string, separator: string) {
    this.text = Buffer.from(text);
    this.separator = separator.charCodeAt(0);
  }

  /** Rewrites whole rows. */
  rewrite(bytes: Uint8Array): Uint8Array {
    const { text } = this;
    const edits: Edit[] = [];
    walkFields(bytes, this.separator, (from, end, column) => {
      const quoted = end > from && bytes[from] === QUOTE;
      const inset = quoted ? 1 : 0;
      if (!quoted && isSame(bytes, from, end, USUAL)) {
        this.nulls.add(column);
        edits.push({ from, end, by: [text] });
      } else if (isSame(bytes, from + inset, end - inset, text)) {
        this.texts.add(column);
        if (!quoted) edits.push({ from, end, by: [QUOTE_BYTE, text, QUOTE_BYTE] });
      }
    });
    return applyEdits(bytes, edits);
  }
}

/** Restores `\N` in text that a NullWriter has rewritten, in pieces of any size. */
export class NullReader {
  private readonly text: Uint8Array;
  private readonly separator: number;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(text: string, separator: string) {
    this.text = Buffer.from(text);
    this.separator = separator.charCodeAt(0);
  }

  /** The rows completed by a piece. */
  read(piece: Uint8Array): Uint8Array {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const edits: Edit[] = [];
    const whole = walkFields(bytes, this.separator, (from, end) => {
      if (isSame(bytes, from, end, this.text)) edits.push({ from, end, by: [USUAL] });
    });
    // A copy, since the stream may reuse the piece.
    this.rest = Uint8Array.from(bytes.subarray(whole));
    return applyEdits(
      bytes.subarray(0, whole),
      edits.filter(({ end }) => end < whole),
    );
  }

  /** A last row without a line feed, or no bytes. */
  end(): Uint8Array {
    if (this.rest.length === 0) return this.rest;
    return this.read(Uint8Array.of(LINE_FEED)).subarray(0, -1);
  }
}

/** Visits the fields of rows, quotes included; returns the offset after the last complete row. */
function walkFields(
  bytes: Uint8Array,
  separator: number,
  visit: (from: number, end: number, column: number) => void,
): number {
  let at = 0;
  let column = 0;
  let whole = 0;
  while (at < bytes.length) {
    const from = at;
    if (bytes[at] === QUOTE) at = skipQuoted(bytes, at + 1);
    while (at < bytes.length && bytes[at] !== separator && bytes[at] !== LINE_FEED) at++;
    if (at >= bytes.length) break;
    visit(from, at, column);
    if (bytes[at++] === separator) column++;
    else {
      column = 0;
      whole = at;
    }
  }
  return whole;
}

/** The offset after the closing quote; the end if there is none. */
function skipQuoted(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote < 0) return bytes.length;
    if (bytes[quote + 1] !== QUOTE) return quote + 1;
    at = quote + 2;
  }
  return at;
}

function isSame(bytes: Uint8Array, from: number, end: number, text: Uint8Array): boolean {
  if (end - from !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false;
  return true;
}

function applyEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  if (edits.length === 0) return bytes;
  const pieces: Uint8Array[] = [];
  let copied = 0;
  for (const { from, end, by } of edits) {
    pieces.push(bytes.subarray(copied, from), ...by);
    copied = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(copied)]);
}
