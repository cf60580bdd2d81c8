import { expect, test } from 'vitest';
import { PLAIN_CSV } from '../../src/dataset/file-form.js';
import { composeLoadScript } from '../../src/dataset/sql-scripts.js';
import { readIndexStatements, readKeyStatements } from '../../src/schema/table-statements.js';
import { TABLES } from '../../src/schema/tables.js';

test('load.sql builds indexes and keys with the statements of the program, in its order', async () => {
  const script = await composeLoadScript(TABLES, PLAIN_CSV);
  const places: number[] = [];
  for (const read of [readIndexStatements, readKeyStatements]) {
    for (const { name } of TABLES) {
      for (const statement of await read(name)) places.push(script.indexOf(statement.trim()));
    }
  }
  expect(places.length).toBeGreaterThan(20);
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

test('a table’s plain indexes come before its full-text index', async () => {
  const statements = await readIndexStatements('film');
  expect(statements.map((statement) => /INDEX (\w+)/.exec(statement)?.[1])).toEqual([
    'idx_language_id',
    'ft_title_description',
  ]);
});
