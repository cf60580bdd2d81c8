import { DatagenError } from '../errors.js';

/*
 * Values become text of a query without bound values here only: each function checks its argument
 * and writes a literal that MySQL, MariaDB and DuckDB read alike.
 */

/** DATE '2001-10-01'. Throws a DatagenError 'dataset-invalid' unless the text is a date of the calendar. */
export function dateLiteral(text: string): string {
  return `DATE '${isoDate(text)}'`;
}

/** TIMESTAMP '2004-10-10 00:00:00'. Throws a DatagenError 'dataset-invalid' unless the text is a moment. */
export function momentLiteral(text: string): string {
  const match = /^(\S{10}) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.exec(text);
  if (match?.[1] === undefined || !isDate(match[1])) throw notWhatItMustBe('moment', text);
  return `TIMESTAMP '${text}'`;
}

/** A date as it is, 2001-10-01. Throws a DatagenError 'dataset-invalid' unless it is a date of the calendar. */
export function isoDate(text: string): string {
  if (!isDate(text)) throw notWhatItMustBe('date', text);
  return text;
}

/** The digits of a whole number. Throws a DatagenError 'dataset-invalid' unless a double holds it exactly. */
export function wholeLiteral(value: number): string {
  if (!Number.isSafeInteger(value)) throw notWhatItMustBe('number', value);
  return String(value);
}

/**
 * A decimal literal, whose sums are exact, unlike those of doubles. Throws a DatagenError 'dataset-invalid' for other
 * values, and above a million million.
 */
export function decimalLiteral(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > 1e12) throw notWhatItMustBe('number', value);
  return value.toFixed(6);
}

/** An amount of money, 1.50. Throws a DatagenError 'dataset-invalid' unless it is one from 0 to 999.99. */
export function moneyLiteral(value: number): string {
  if (!Number.isFinite(value) || value < 0 || value > 999.99) throw notWhatItMustBe('amount', value);
  return value.toFixed(2);
}

/** A table's name as it is. Throws a DatagenError 'dataset-invalid' unless it has small letters and _ only. */
export function tableName(name: string): string {
  if (!/^[a-z][a-z_]{0,62}$/.test(name)) throw notWhatItMustBe('table', name);
  return name;
}

/** A month's year and number out of 2001-10. Throws a DatagenError 'dataset-invalid' for any other text. */
export function monthParts(text: string): { readonly year: number; readonly month: number } {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (match === null) throw notWhatItMustBe('month', text);
  return { year: Number(match[1]), month: Number(match[2]) };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  // Date.parse takes 2001-02-30 for a day of March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

function notWhatItMustBe(what: string, value: unknown): DatagenError {
  return new DatagenError('dataset-invalid', `The data has no valid ${what}: ${JSON.stringify(value)}.`, {
    hint: 'The manifest, the table datagen_run or a date of the tables was changed by hand; load the dataset again.',
  });
}
