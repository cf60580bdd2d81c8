import { Readable } from 'node:stream';
import fc from 'fast-check';
import { createConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { GrowingBytes } from '../../src/encode/growing-bytes.js';
import { type Cell, encodeSmallTable } from '../../src/encode/small-table.js';
import { composeFormatClause, TEXT_FORMAT_NAMES, TEXT_FORMATS } from '../../src/encode/text-format.js';
import { useDatabase } from '../support/database.js';

const database = useDatabase();

function encode(...rows: Cell[][]): string {
  return Buffer.concat(Array.from(encodeSmallTable(rows), ({ bytes }) => bytes)).toString('utf8');
}

test('a null is \\N, an empty text is quoted, a number is written plainly', () => {
  expect(encode([1, null, ''], [-2, 'a', null])).toBe('1,\\N,""\n-2,a,\\N\n');
});

test('quotes, commas and line breaks are quoted as RFC 4180 says, and nothing else is', () => {
  expect(encode(['["a", "b"]', "O'Brien; Jr.", 'x\ny', '12" disc'])).toBe(
    '"[""a"", ""b""]",O\'Brien; Jr.,"x\ny","12"" disc"\n',
  );
});

test('the word NULL is quoted, for bare it would be taken for a null', () => {
  expect(encode(['NULL', 'NULLS', null])).toBe('"NULL",NULLS,\\N\n');
});

test('a text with a backslash is refused: MySQL and other readers of CSV would not agree on it', () => {
  expect(() => encode(['fine', '\\N'])).toThrow(/backslash/);
  expect(() => encode(['C:\\films'])).toThrow(expect.objectContaining({ hint: expect.any(String) }));
});

test('chunks are of 64 KiB at least, but the last, and end with a whole row', () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => [id, 'twenty thousand rows']);
  const encoded = [...encodeSmallTable(rows)];
  const chunks = encoded.map(({ bytes }) => bytes);
  expect(chunks.length).toBeGreaterThan(3);
  for (const chunk of chunks.slice(0, -1)) expect(chunk.length).toBeGreaterThanOrEqual(65_536);
  for (const { bytes, rows } of encoded) expect(bytes.filter((byte) => byte === 10)).toHaveLength(rows);
  for (const chunk of chunks) expect(chunk.at(-1)).toBe(10);
  expect(Buffer.concat(chunks).toString()).toBe(rows.map((row) => `${row.join(',')}\n`).join(''));
});

test('numbers that are not whole or are below zero are written as JavaScript writes them', () => {
  expect(encode([-7, 4.99, 2 ** 53], [0, 1e-7, 1])).toBe('-7,4.99,9007199254740992\n0,1e-7,1\n');
});

test('what a refused text leaves half done is gone when the bytes are used again', () => {
  const bytes = new GrowingBytes();
  expect(() => [...encodeSmallTable([['fine'], ['a\\b']], 'csv', 1000, bytes)]).toThrow(/backslash/);
  expect(bytes.length).toBe(0);
});

test('no rows make no bytes', () => {
  expect([...encodeSmallTable([])]).toEqual([]);
});

test('a format without quotes refuses a text with its separator or a line break', () => {
  const tsv = (text: string) => () => [...encodeSmallTable([[text]], 'tsv')];
  for (const text of ['a\tb', 'a\nb', 'a\rb']) expect(tsv(text)).toThrow(/with a tab or line break: /);
  expect(tsv('a\\\tb')).toThrow(/with a backslash: /);
});

test.each(TEXT_FORMAT_NAMES)(
  'whatever text or null is encoded as %s, the server reads it back the same',
  async (format) => {
    const { separator, quoted } = TEXT_FORMATS[format];
    const { name, socket, connection } = database;
    const loader = await createConnection({
      socketPath: socket,
      user: 'root',
      database: name,
      charset: 'utf8mb4',
      flags: ['+LOCAL_FILES'],
    });
    await loader.query("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
    await connection.query(
      'CREATE OR REPLACE TABLE texts (id INT PRIMARY KEY, text TEXT NULL, other TEXT NULL) CHARSET utf8mb4',
    );
    const sign = fc.constantFrom(
      '"',
      '"',
      ',',
      separator,
      '\n',
      '\r',
      'N',
      'NULL',
      "'",
      ' ',
      '\t',
      '\0',
      'é',
      '日',
      '🎬',
      '[',
      'a',
    );
    const text = fc.oneof(
      fc.option(fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''))),
      fc.string({ unit: 'binary' }).filter((value) => !value.includes('\\')),
    );
    // Without quotes a separator or line break is refused.
    const isWritable = (value: string | null) =>
      quoted || value === null || !(value.includes(separator) || /[\n\r]/.test(value));
    const value = text.filter(isWritable);
    const table = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 });
    try {
      await fc.assert(
        fc.asyncProperty(table, async (cells) => {
          const rows = cells.map(([left, right], id) => [id, left, right]);
          await loader.query('TRUNCATE TABLE texts');
          const [result] = await loader.query<ResultSetHeader>({
            sql: `LOAD DATA LOCAL INFILE 'memory' INTO TABLE texts ${composeFormatClause(format)}`,
            infileStreamFactory: () =>
              Readable.from(Array.from(encodeSmallTable(rows, format), ({ bytes }) => Buffer.from(bytes))),
          });
          expect(result.info).toBe(`Records: ${rows.length}  Deleted: 0  Skipped: 0  Warnings: 0`);
          const [read] = await loader.query<RowDataPacket[]>('SELECT id, text, other FROM texts ORDER BY id');
          expect(read.map((row) => [row.id, row.text, row.other])).toEqual(rows);
        }),
        { numRuns: 40 },
      );
    } finally {
      await loader.end();
    }
  },
);
