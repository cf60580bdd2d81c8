import type { Cell } from './small-table.js';
import { TEXT_FORMATS, type TextFormat } from './text-format.js';

const NULL = '\\N';

/** Reads a row of numbers and moments, which have neither quotes nor separators, without its line end. */
export function readPlainRow(text: string, format: TextFormat): Cell[] {
  return text.split(TEXT_FORMATS[format].separator).map((field) => (field === NULL ? null : field));
}

/** Writes such a row, with its line end. */
export function writePlainRow(row: readonly Cell[], format: TextFormat): string {
  return `${row.map((cell) => cell ?? NULL).join(TEXT_FORMATS[format].separator)}\n`;
}
