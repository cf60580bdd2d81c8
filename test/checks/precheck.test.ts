import { expect, test } from 'vitest';
import { listScans, parsePrecheck, passesPrecheck } from '../../src/checks/precheck.js';

const proof = parsePrecheck('late-fees', 'payments.late_fees = rentals.late, payments.not_the_fee = 0');

function totals(figures: Record<string, number>) {
  return (scan: string, column: string) => figures[`${scan}.${column}`];
}

test('a proof holds when all its equations do', () => {
  const sound = { 'payments.late_fees': 3, 'rentals.late': 3, 'payments.not_the_fee': 0 };
  expect(passesPrecheck(proof, totals(sound))).toBe(true);
  expect(passesPrecheck(proof, totals({ ...sound, 'rentals.late': 4 }))).toBe(false);
  expect(passesPrecheck(proof, totals({ ...sound, 'payments.not_the_fee': 1 }))).toBe(false);
});

test('nothing is proven by figures that are not known', () => {
  expect(passesPrecheck(proof, totals({ 'payments.not_the_fee': 0 }))).toBe(false);
});

test('a proof names its scans once, and one that is no equation is refused', () => {
  expect(listScans(proof)).toEqual(['payments', 'rentals']);
  expect(() => parsePrecheck('odd', 'payments.late_fees > 0')).toThrow('sql file odd');
  expect(() => parsePrecheck('odd', 'late_fees = 0')).toThrow('late_fees = 0');
});
