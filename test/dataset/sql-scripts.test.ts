import { expect, test } from 'vitest';
import { PLAIN_CSV } from '../../src/dataset/file-form.js';
import { composeLoadScript } from '../../src/dataset/sql-scripts.js';
import { addForeignKeys, buildIndexes } from '../../src/schema/ddl/mysql.js';
import { TABLES } from '../../src/schema/tables.js';

test('load.sql builds indexes and keys with the statements of the program, in its order', () => {
  const script = composeLoadScript(TABLES, PLAIN_CSV);
  const statements = [...TABLES.flatMap(buildIndexes), ...TABLES.flatMap(addForeignKeys)];
  const places = statements.map(({ sql }) => script.indexOf(`${sql};`));
  expect(places.length).toBeGreaterThan(20);
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});
