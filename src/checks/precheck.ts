import { DatagenError } from '../errors.js';

/** The sum of a scan's column, as `rentals.late`, or a number. */
export type Term = { readonly scan: string; readonly column: string } | number;

/** Two figures that are equal if a check finds nothing. */
export interface Equation {
  readonly left: Term;
  readonly right: Term;
}

/** Reads the sum of a scan's column; undefined when it is not known. */
export type ReadTotal = (scan: string, column: string) => number | undefined;

/**
 * Parses the text after `pass if:` in a check's header, equations separated by commas: `payments.late_fees =
 * rentals.late, payments.not_the_fee = 0`. Throws a DatagenError 'internal'.
 */
export function parsePrecheck(name: string, text: string): readonly Equation[] {
  return text.split(',').map((part) => {
    const [left, right, ...more] = part.split('=').map((side) => parseTerm(side.trim()));
    if (left === undefined || right === undefined || more.length > 0) {
      throw new DatagenError('internal', `sql file ${name}: "${part.trim()}" is not an equation of scans`);
    }
    return { left, right };
  });
}

/** The scans that equations need, each once. */
export function listScans(proof: readonly Equation[]): readonly string[] {
  const terms = proof.flatMap(({ left, right }) => [left, right]);
  return [...new Set(terms.flatMap((term) => (typeof term === 'number' ? [] : [term.scan])))];
}

/** Whether all equations hold. An equation with an unknown figure does not. */
export function passesPrecheck(proof: readonly Equation[], total: ReadTotal): boolean {
  const figureOf = (term: Term) => (typeof term === 'number' ? term : total(term.scan, term.column));
  return proof.every(({ left, right }) => {
    const value = figureOf(left);
    return value !== undefined && value === figureOf(right);
  });
}

function parseTerm(text: string): Term | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^([a-z-]+)\.([a-z_]+)$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { scan: match[1], column: match[2] };
}
