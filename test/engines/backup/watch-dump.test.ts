import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { watchDump } from '../../../src/engines/backup/watch-dump.js';

async function watch(sql: string, chunk = 7) {
  const bytes = Buffer.from(sql);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const watched = watchDump();
  const passed = await buffer(Readable.from(chunks, { objectMode: false }).pipe(watched.stream));
  expect(passed).toEqual(bytes);
  return watched;
}

test('a dump passes through with its bytes and hash, in chunks of any size', async () => {
  for (const chunk of [1, 5, 100_000]) {
    const watched = await watch('SELECT 1;\n', chunk);
    expect(watched.bytes()).toBe(10);
    expect(watched.sha256()).toBe(createHash('sha256').update('SELECT 1;\n').digest('hex'));
  }
});

describe('a dump is complete', () => {
  test('when its last line that is not blank is the end mark', async () => {
    expect((await watch('a\n-- Dump completed on 2026-11-27\n\n')).isComplete()).toBe(true);
    expect((await watch('a\n-- Dump completed')).isComplete()).toBe(true);
  });

  test('not when anything follows or the mark is missing', async () => {
    expect((await watch('-- Dump completed\nINSERT')).isComplete()).toBe(false);
    expect((await watch('a\n')).isComplete()).toBe(false);
    expect((await watch("INSERT INTO t VALUES ('-- Dump completed')")).isComplete()).toBe(false);
  });
});

describe('a stored program', () => {
  const missing = async (sql: string, kind: string, name: string) =>
    (await watch(sql)).missing([{ kind, name }]).length === 1;

  test.each([
    ['CREATE DEFINER=`a`@`b` PROCEDURE `buy`() BEGIN END', 'PROCEDURE', 'buy'],
    ['/*!50106 CREATE EVENT `nightly` ON SCHEDULE', 'EVENT', 'nightly'],
    ['CREATE FUNCTION `od``d`() RETURNS INT', 'FUNCTION', 'od`d'],
    ['CREATE PACKAGE BODY "say ""hi""" AS', 'PACKAGE BODY', 'say "hi"'],
    ['CREATE PROCEDURE `größe`() BEGIN END', 'PROCEDURE', 'größe'],
  ])('is found in %s', async (sql, kind, name) => {
    expect(await missing(`-- head\n${sql}\n`, kind, name)).toBe(false);
  });

  test('is missing if it is of another kind, is dropped, or is part of a row', async () => {
    expect(await missing('CREATE FUNCTION `buy`()\n', 'PROCEDURE', 'buy')).toBe(true);
    expect(await missing('DROP PROCEDURE `buy`;\n', 'PROCEDURE', 'buy')).toBe(true);
    expect(await missing("INSERT INTO t VALUES ('CREATE PROCEDURE `buy`')\n", 'PROCEDURE', 'buy')).toBe(true);
  });

  test('is not found behind the first bytes of a long line', async () => {
    const long = `CREATE TABLE t ${'x'.repeat(5000)} PROCEDURE \`buy\`\n`;
    expect((await watch(long, 1000)).missing([{ kind: 'PROCEDURE', name: 'buy' }])).toHaveLength(1);
  });
});
