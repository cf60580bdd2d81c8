import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteName, quoteText } from '../../../src/engines/mysql/query.js';

test('a backtick in a name cannot end it', () => {
  expect(quoteName('a`b')).toBe('`a``b`');
});

test('a quoted text holds no quote that is not escaped, and reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const inside = quoteText(text).slice(1, -1);
      expect(inside).toMatch(/^(?:[^'\\]|''|\\\\)*$/u);
      expect(inside.replace(/(['\\])\1/g, '$1')).toBe(text);
    }),
  );
});
