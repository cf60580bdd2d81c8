import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeSmallTable } from '../../../../src/encode/small-table.js';
import { TEXT_FORMAT_NAMES, TEXT_FORMATS, type TextFormat } from '../../../../src/encode/text-format.js';
import { type Field, readRows } from '../../../../src/engines/mysql/load/insert-rows.js';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

async function read(text: string | AsyncGenerator<string>, format?: TextFormat): Promise<Field[][]> {
  const rows: Field[][] = [];
  const open = () => Readable.from(typeof text === 'string' ? [text] : text);
  for await (const row of readRows(open, format)) rows.push(row);
  return rows;
}

test('an unquoted \\N is NULL, an empty field is empty', async () => {
  expect(await read('1,\\N,,"a ""b"", c"\n')).toEqual([['1', null, '', 'a "b", c']]);
  expect(await read('2,"\\N"\n3,\\N')).toEqual([
    ['2', '\\N'],
    ['3', null],
  ]);
});

test('tab-separated rows have no quotes', async () => {
  expect(await read('1\t"a"\t\\N\n', 'tsv')).toEqual([['1', '"a"', null]]);
});

test('a failure of the text ends the rows with it', async () => {
  const broken = async function* () {
    yield '1,2\n';
    throw new Error('disk gone');
  };
  await expect(read(broken())).rejects.toThrow('disk gone');
});

test('rows read as csv-stringify wrote them, wherever the text is cut', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' ') });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      expect(await read(cut(stringify(rows), size))).toEqual(rows);
    }),
  );
});

test.each(TEXT_FORMAT_NAMES)('rows of %s read as the encoder got them', async (format) => {
  const { separator, quoted } = TEXT_FORMATS[format];
  const signs = ['a', '"', 'é', ' ', 'NULL', ...(quoted ? [separator, '\n'] : [])];
  const field = fc.option(fc.string({ unit: fc.constantFrom(...signs) }));
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const bytes = Buffer.concat(Array.from(encodeSmallTable(rows, format), (encoded) => encoded.bytes));
      expect(await read(bytes.toString('utf8'), format)).toEqual(rows);
    }),
  );
});
