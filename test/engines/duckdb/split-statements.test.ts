import { expect, test } from 'vitest';
import { splitStatements } from '../../../src/engines/duckdb/sql.js';

test.each([
  ['SELECT 1', [], 'SELECT 1'],
  ['SELECT 1; SELECT 2;', ['SELECT 1', 'SELECT 2'], ''],
  ["SELECT 'a;b', 'it''s;'; rest", ["SELECT 'a;b', 'it''s;'"], ' rest'],
  ['SELECT ";" FROM "a""b;";', ['SELECT ";" FROM "a""b;"'], ''],
  ['SELECT 1 -- one; two\n, 2; -- three;', ['SELECT 1 -- one; two\n, 2'], ''],
  ['SELECT /* ; */ 1;;  ;', ['SELECT /* ; */ 1'], ''],
  ['SELECT $x$ ; $x$, $$;$$;', ['SELECT $x$ ; $x$, $$;$$'], ''],
  ["SELECT 'open;", [], "SELECT 'open;"],
  ['', [], ''],
])('%j ends at the semicolons that are no part of something else', (sql, statements, rest) => {
  expect(splitStatements(sql)).toEqual({ statements, rest });
});
