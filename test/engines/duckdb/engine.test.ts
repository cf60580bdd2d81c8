import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IN_MEMORY, openDuckDb } from '../../../src/engines/duckdb/engine.js';
import { quoteText } from '../../../src/engines/duckdb/sql.js';
import { useFolder } from '../../support/dataset.js';

const folder = useFolder();
const pathOf = (name: string) => join(folder.path, name);

test.each(['memory', 'a file'])('a database in %s reaches the files it is opened with and no other', async (where) => {
  writeFileSync(pathOf('given.csv'), '1\n');
  writeFileSync(pathOf('other.csv'), '2\n');
  const before = [...readdirSync(folder.path), 'shop.duckdb'];
  const db = await openDuckDb(where === 'memory' ? IN_MEMORY : pathOf('shop.duckdb'), {
    files: [pathOf('given.csv')],
  });
  try {
    const other = quoteText(pathOf('other.csv'));
    const made = quoteText(pathOf('made'));
    expect(await db.rows(`SELECT COUNT(*) AS n FROM read_csv(${quoteText(pathOf('given.csv'))})`)).toHaveLength(1);
    for (const statement of [
      `SELECT * FROM read_text(${other})`,
      `SELECT * FROM read_csv(${other})`,
      `SELECT * FROM glob('/etc/*')`,
      `COPY (SELECT 1) TO ${made}`,
      `ATTACH ${made}`,
      `EXPORT DATABASE ${made}`,
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = true',
      `SET allowed_paths = [${other}]`,
      'SET lock_configuration = false',
      'RESET enable_external_access',
    ]) {
      await expect(db.rows(statement), statement).rejects.toThrow(/disabled|locked|cannot/i);
    }
    expect(existsSync(pathOf('made'))).toBe(false);
  } finally {
    db.close();
  }
  expect(readdirSync(folder.path).filter((name) => !before.includes(name))).toEqual([]);
});

test('a view of a database file that somebody else made reads no file either', async () => {
  const db = await openDuckDb(pathOf('theirs.duckdb'));
  await db.rows('CREATE TABLE given (path TEXT)');
  await db.rows(`INSERT INTO given VALUES ('/etc/hostname')`);
  await db.rows('CREATE MACRO peek(path) AS TABLE SELECT * FROM read_text(path)');
  db.close();
  const again = await openDuckDb(pathOf('theirs.duckdb'), { readOnly: true });
  try {
    await expect(again.rows(`SELECT * FROM peek('/etc/hostname')`)).rejects.toThrow(/disabled/);
  } finally {
    again.close();
  }
});

test('a file is open for one writer or for readers, within a process too and by every path to it', async () => {
  const file = pathOf('shared.duckdb');
  const writer = await openDuckDb(file);
  symlinkSync('shared.duckdb', pathOf('link.duckdb'));
  for (const path of [file, pathOf('link.duckdb'), join(folder.path, '.', 'shared.duckdb')]) {
    for (const readOnly of [true, false]) {
      await expect(openDuckDb(path, { readOnly })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('is open in another call of this program.'),
      });
    }
  }
  writer.close();
  const readers = [await openDuckDb(file, { readOnly: true }), await openDuckDb(file, { readOnly: true })];
  for (const reader of readers) {
    await expect(openDuckDb(file)).rejects.toMatchObject({ code: 'conflict' });
    reader.close();
    reader.close();
  }
  (await openDuckDb(file)).close();
});

test('a file that could not be opened is free again', async () => {
  const file = pathOf('late.duckdb');
  writeFileSync(file, 'this is no database, though it is longer than the header of one');
  await expect(openDuckDb(file)).rejects.toThrow(/not a DuckDB database/);
  await rm(file);
  const signal = AbortSignal.abort();
  await expect(openDuckDb(file, { signal })).rejects.toMatchObject({ code: 'interrupted' });
  (await openDuckDb(file)).close();
});
