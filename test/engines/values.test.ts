import { expect, test } from 'vitest';
import { plainRow, plainValue } from '../../src/engines/values.js';

test('whole numbers become numbers as far as that is exact, and stay digits beyond', () => {
  expect(plainValue('42')).toBe(42);
  expect(plainValue(42n)).toBe(42);
  expect(plainValue('9007199254740991')).toBe(9_007_199_254_740_991);
  expect(plainValue('9007199254740993')).toBe('9007199254740993');
});

test('decimals become numbers, and stay digits where a double would change them', () => {
  expect(plainValue('2.90')).toBe(2.9);
  expect(plainValue('123400.00')).toBe(123_400);
  expect(plainValue('12345678901234567.10')).toBe('12345678901234567.1');
});

test('dates and texts stay as they are, booleans become what MySQL has for them', () => {
  expect(plainRow({ day: '2001-10-01', phone: '0047', left: null, flag: true, other: false })).toEqual({
    day: '2001-10-01',
    phone: '0047',
    left: null,
    flag: 1,
    other: 0,
  });
});
