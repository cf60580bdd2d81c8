import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Field, readRows, splitRow } from '../../../../src/engines/mysql/load/insert-rows.js';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

test('an unquoted \\N is NULL, an empty field is empty', () => {
  expect(splitRow('1,\\N,,"a ""b"", c"')).toEqual(['1', null, '', 'a "b", c']);
});

test('rows read as csv-stringify wrote them, wherever the text is cut', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' ') });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const read: Field[][] = [];
      for await (const row of readRows(cut(stringify(rows), size))) read.push(row);
      expect(read).toEqual(rows);
    }),
  );
});
