import { expect, test } from 'vitest';
import { loadStatement, parseLoadInfo } from '../../../../src/engines/mysql/load/load-chunk.js';

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
