import { expect, test } from 'vitest';
import { isProven, listScans, parseProof } from '../../src/checks/precheck.js';

const proof = parseProof('late-fees', 'payments.late_fees = rentals.late, payments.not_the_fee = 0');

function totals(figures: Record<string, number>) {
  return (scan: string, column: string) => figures[`${scan}.${column}`];
}

test('a proof holds when all its equations do', () => {
  const sound = { 'payments.late_fees': 3, 'rentals.late': 3, 'payments.not_the_fee': 0 };
  expect(isProven(proof, totals(sound))).toBe(true);
  expect(isProven(proof, totals({ ...sound, 'rentals.late': 4 }))).toBe(false);
  expect(isProven(proof, totals({ ...sound, 'payments.not_the_fee': 1 }))).toBe(false);
});

test('nothing is proven by figures that are not known', () => {
  expect(isProven(proof, totals({ 'payments.not_the_fee': 0 }))).toBe(false);
});

test('a proof names its scans once, and one that is no equation is refused', () => {
  expect(listScans(proof)).toEqual(['payments', 'rentals']);
  expect(() => parseProof('odd', 'payments.late_fees > 0')).toThrow('sql file odd');
  expect(() => parseProof('odd', 'late_fees = 0')).toThrow('late_fees = 0');
});
