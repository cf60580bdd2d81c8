import { expect, test } from 'vitest';
import { parseForeignKeys } from '../../../../src/engines/mysql/load/foreign-keys.js';
import { loadStatement } from '../../../../src/engines/mysql/load/load-chunk.js';
import { parseLoadInfo } from '../../../../src/engines/mysql/load/load-info.js';

test('the counts of LOAD DATA are read, however many digits they have', () => {
  expect(parseLoadInfo('Records: 70000  Deleted: 0  Skipped: 1  Warnings: 70001')).toEqual({
    records: 70000,
    deleted: 0,
    skipped: 1,
    warnings: 70001,
  });
  expect(parseLoadInfo('')).toBeUndefined();
});

test.each([
  'Datensätze: 3  Gelöscht: 2  Ausgelassen: 1  Warnungen: 4',
  'DatensÃ¤tze: 3  GelÃ¶scht: 2  Ausgelassen: 1  Warnungen: 4',
  'Enregistrements: 3  Effac�s: 2  Non trait�s: 1  Avertissements: 4',
])('the counts of LOAD DATA are read whatever the language and encoding: %s', (info) => {
  expect(parseLoadInfo(info)).toEqual({ records: 3, deleted: 2, skipped: 1, warnings: 4 });
});

test('a path with quotes and backslashes stays one literal in the statement', () => {
  const table = { name: 'film', columns: ['film_id'] } as const;
  const statement = loadStatement(table, { format: 'csv', header: true }, 'server', "/a'b\\c.csv");
  expect(statement).toContain(" INFILE '/a''b\\\\c.csv' INTO TABLE `film` ");
  expect(statement).toMatch(/IGNORE 1 LINES \(`film_id`\)$/);
});

test('every foreign key of a statement is found', () => {
  const statement = `ALTER TABLE film_actor
    ADD CONSTRAINT a FOREIGN KEY (actor_id) REFERENCES actor (actor_id),
    ADD CONSTRAINT b FOREIGN KEY (\`film_id\`) REFERENCES \`film\`(\`film_id\`);`;
  expect(parseForeignKeys('film_actor', statement)).toEqual([
    { table: 'film_actor', column: 'actor_id', parent: 'actor', parentColumn: 'actor_id' },
    { table: 'film_actor', column: 'film_id', parent: 'film', parentColumn: 'film_id' },
  ]);
});
