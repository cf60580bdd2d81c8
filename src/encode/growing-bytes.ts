import { SLACK, writeWhole } from './digits.js';

const FIRST_ROOM = 4096;
/** The maximum number of UTF-8 bytes per UTF-16 code unit. */
const BYTES_PER_UNIT = 3;
/** The maximum number of digits of a whole number. */
const DIGITS = 16;
const ASCII = 128;

/** By ASCII code: 1 for a character that a text must not contain. */
export type Forbidden = Uint8Array;

/** Forbids the characters of a text. */
export function forbid(characters: string): Forbidden {
  const forbidden = new Uint8Array(ASCII);
  for (const character of characters) forbidden[character.charCodeAt(0)] = 1;
  return forbidden;
}

/** A growing buffer for numbers and texts. */
export class GrowingBytes {
  private bytes = Buffer.allocUnsafeSlow(FIRST_ROOM);
  private view = new DataView(this.bytes.buffer);

  /** The number of bytes. Lowering it drops the last ones. */
  length = 0;

  appendByte(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** Appends a whole number, 0 to 2^53-1. */
  appendWhole(n: number): void {
    this.reserve(DIGITS);
    this.length = writeWhole(this.view, this.length, n);
  }

  /** Appends a text in UTF-8. */
  appendText(text: string): void {
    this.reserve(text.length * BYTES_PER_UNIT);
    this.length += this.bytes.write(text, this.length, 'utf8');
  }

  /** Appends a text and returns true. Appends nothing and returns false if the text has a forbidden character. */
  appendUnless(forbidden: Forbidden, text: string): boolean {
    this.reserve(text.length * BYTES_PER_UNIT);
    const { bytes } = this;
    let at = this.length;
    let isAscii = true;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= ASCII) isAscii = false;
      else if (forbidden[code] === 1) return false;
      bytes[at++] = code;
    }
    if (isAscii) this.length = at;
    else this.appendText(text);
    return true;
  }

  /** Returns a copy of the bytes, and empties the buffer. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  private reserve(more: number): void {
    const needed = this.length + more + SLACK;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}
