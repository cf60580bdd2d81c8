import { SLACK, writeWhole } from './digits.js';

const FIRST_ROOM = 4096;
/** The most bytes of UTF-8 that a unit of a text takes. */
const BYTES_PER_UNIT = 3;
/** The most digits of a whole number. */
const DIGITS = 16;
const ASCII = 128;

/** Signs of ASCII that a text must not hold, by code. */
export type Forbidden = Uint8Array;

/** The signs of a text, as a set to ask. */
export function forbid(signs: string): Forbidden {
  const forbidden = new Uint8Array(ASCII);
  for (const sign of signs) forbidden[sign.charCodeAt(0)] = 1;
  return forbidden;
}

/** Bytes that numbers and texts are appended to. */
export class GrowingBytes {
  private bytes = Buffer.allocUnsafeSlow(FIRST_ROOM);
  private view = new DataView(this.bytes.buffer);

  /** How many there are; lowered, the last of them are forgotten. */
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

  /** Appends a text like `appendText` and answers true, unless it holds a forbidden sign: then nothing is kept. */
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

  /** Hands out a copy and begins again. */
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
