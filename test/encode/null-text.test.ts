import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NullReader, NullWriter } from '../../src/encode/null-text.js';
import { encodeSmallTable } from '../../src/encode/small-table.js';
import { type Field, readRows } from '../../src/engines/mysql/load/insert-rows.js';

async function fieldsOf(pieces: readonly Uint8Array[]): Promise<Field[][]> {
  const rows: Field[][] = [];
  for await (const row of readRows(() => Readable.from([text(Buffer.concat(pieces))]))) rows.push(row);
  return rows;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

function write(nullText: string, rows: readonly (string | number | null)[][]) {
  const writer = new NullWriter(nullText, ',');
  const usual = Buffer.concat([...encodeSmallTable(rows)].map(({ bytes }) => bytes));
  return { writer, usual, own: writer.rewrite(usual) };
}

test('a text of one’s own stands for NULL, and a value that is the same gets quotes', () => {
  const rows = [
    [1, null, 'NA', ''],
    [2, 'a,b', 'NA "x"', null],
  ];
  expect(text(write('NA', rows).own)).toBe('1,NA,"NA",""\n2,"a,b","NA ""x""",NA\n');
  expect(text(write('', rows).own)).toBe('1,,NA,""\n2,"a,b","NA ""x""",\n');
  expect(text(write('NULL', [[null, 'NULL', 'null']]).own)).toBe('NULL,"NULL",null\n');
});

test('it is known which columns had a NULL and which had the text as a value', () => {
  const { writer } = write('1', [
    [1, null, 'x'],
    [2, 'y', '1'],
  ]);
  expect([[...writer.nulls], [...writer.texts]]).toEqual([[1], [0, 2]]);
});

test('what was written is read back, in whatever pieces it comes', async () => {
  const cell = fc.oneof(
    fc.constantFrom(null, '', 'NA', 'NULL', '-', '"', ',', 'a\nb', '0'),
    fc.string({ maxLength: 5 }).filter((each) => !each.includes('\\') && !each.includes('\r')),
    fc.nat(20),
  );
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('', 'NA', 'NULL', '-', '0'), fc.nat(7), async (table, nullText, size) => {
      const { usual, own } = write(nullText, table);
      const reader = new NullReader(nullText, ',');
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < own.length; at += size + 1) pieces.push(reader.read(own.subarray(at, at + size + 1)));
      expect(await fieldsOf([...pieces, reader.end()])).toEqual(await fieldsOf([usual]));
    }),
  );
});

test('a last row without a line end is read as well', () => {
  const reader = new NullReader('NA', ',');
  expect(text(reader.read(Buffer.from('1,NA\n2,NA')))).toBe('1,\\N\n');
  expect(text(reader.end())).toBe('2,\\N');
});
