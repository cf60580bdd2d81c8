import type { Row } from './engine.js';

/** A value as in JSON files and on the screen, the same from every engine. */
export type PlainValue = string | number | null;

export type PlainRow = Record<string, PlainValue>;

const WHOLE = /^-?(0|[1-9]\d*)$/;
const DECIMAL = /^-?(0|[1-9]\d*)\.\d+$/;
/** The digits of a decimal that a double keeps. */
const EXACT_DIGITS = 15;

/**
 * Normalises a driver's value: numbers, also as digits or bigint, become numbers if that is exact and stay digits
 * otherwise; booleans become 1 and 0, as in MySQL; the rest becomes text.
 */
export function plainValue(value: unknown): PlainValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = String(value);
  if (WHOLE.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : text;
  if (DECIMAL.test(text)) return text.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(text) : trimZeros(text);
  return text;
}

/** Normalises the values of a row. */
export function plainRow(row: Row): PlainRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plainValue(value)]));
}

function trimZeros(decimal: string): string | number {
  const trimmed = decimal.replace(/\.?0+$/, '');
  return trimmed.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(trimmed) : trimmed;
}

/** Splits rows into batches of at most `size`. */
export function* batchesOf<Each>(rows: Iterable<Each>, size: number): Generator<readonly Each[]> {
  let batch: Each[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
