import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forbid, GrowingBytes } from '../../src/encode/growing-bytes.js';

const text = (bytes: GrowingBytes) => Buffer.from(bytes.take()).toString('utf8');

test('texts and numbers are appended in order, however often the room has to grow', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(), fc.constantFrom(0, 2 ** 53 - 1));
  const bytes = new GrowingBytes();
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.integer({ min: 1, max: 400 }), (parts, times) => {
      for (let time = 0; time < times; time++) {
        for (const each of parts) typeof each === 'string' ? bytes.appendText(each) : bytes.appendWhole(each);
      }
      expect(text(bytes)).toBe(parts.join('').repeat(times));
      expect(bytes.length).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test('a text with a forbidden sign leaves nothing behind, wherever it stands and whatever comes before it', () => {
  const forbidden = forbid(',"');
  const bytes = new GrowingBytes();
  bytes.appendText('kept ');
  for (const refused of [',', 'é,', 'plain"', '日本,語']) expect(bytes.appendUnless(forbidden, refused)).toBe(false);
  for (const taken of ['', 'plain ', 'Zoë ', '日本 🎬']) expect(bytes.appendUnless(forbidden, taken)).toBe(true);
  expect(text(bytes)).toBe('kept plain Zoë 日本 🎬');
});
