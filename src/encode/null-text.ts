const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const QUOTE_BYTE = Uint8Array.of(QUOTE);
/** What the encoders write for NULL: \N. */
const USUAL = Uint8Array.of(92, 78);

/** A stretch of bytes that others take the place of. */
interface Edit {
  readonly from: number;
  readonly end: number;
  readonly by: readonly Uint8Array[];
}

/**
 * Rewrites rows of CSV so that a text of one's own stands for NULL instead of `\N`. A field that holds this text as its
 * value gets quotes, so the two stay apart for every reader that minds quotes.
 */
export class NullWriter {
  /** Columns that have had a NULL, and those that have had the text as a value, by their positions. */
  readonly nulls = new Set<number>();
  readonly texts = new Set<number>();
  private readonly text: Uint8Array;

  /** @param text - without commas, quotes and line ends */
  constructor(text: string) {
    this.text = Buffer.from(text);
  }

  /** Rewrites whole rows. */
  rewrite(bytes: Uint8Array): Uint8Array {
    const { text } = this;
    const edits: Edit[] = [];
    walkFields(bytes, (from, end, column) => {
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

/** Undoes what a NullWriter did to CSV that comes in pieces of any size. */
export class NullReader {
  private readonly text: Uint8Array;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(text: string) {
    this.text = Buffer.from(text);
  }

  /** The rows that are whole by now, with `\N` for NULL. */
  read(piece: Uint8Array): Uint8Array {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const edits: Edit[] = [];
    const whole = walkFields(bytes, (from, end) => {
      if (isSame(bytes, from, end, this.text)) edits.push({ from, end, by: [USUAL] });
    });
    // Copied, since the piece belongs to its stream.
    this.rest = Uint8Array.from(bytes.subarray(whole));
    return applyEdits(
      bytes.subarray(0, whole),
      edits.filter(({ end }) => end < whole),
    );
  }

  /** A last row without a line end; empty where there is none. */
  end(): Uint8Array {
    if (this.rest.length === 0) return this.rest;
    return this.read(Uint8Array.of(LINE_FEED)).subarray(0, -1);
  }
}

/** Goes through the fields of CSV rows, quotes included; returns where the last whole row ends. */
function walkFields(bytes: Uint8Array, visit: (from: number, end: number, column: number) => void): number {
  let at = 0;
  let column = 0;
  let whole = 0;
  while (at < bytes.length) {
    const from = at;
    if (bytes[at] === QUOTE) at = skipQuoted(bytes, at + 1);
    while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LINE_FEED) at++;
    if (at >= bytes.length) break;
    visit(from, at, column);
    if (bytes[at++] === COMMA) column++;
    else {
      column = 0;
      whole = at;
    }
  }
  return whole;
}

/** The place after the quote that closes a field; the end where none does. */
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
