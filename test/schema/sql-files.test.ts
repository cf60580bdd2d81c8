import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, sqlFolder } from '../../src/paths.js';
import type { Statement } from '../../src/schema/ddl/mysql.js';
import { addForeignKeys, buildIndexes, createTableTemplate, writeScript } from '../../src/schema/ddl/mysql.js';
import { datagenRun } from '../../src/schema/tables/datagen-run.js';
import { KNOWN_TABLES } from '../../src/schema/tables.js';
import { writeChangedAfterAsOf, writeChangeFigures } from './change-queries.js';
import { CHECKED_KEYS, nameCheck, writeCheckQueries } from './check-queries.js';
import { writeSchemaPage } from './schema-page.js';

/**
 * The files of sql/ that are written from the schema, by folder and name. `npm run sql` writes them: they are this
 * test's file snapshots, which it updates.
 */
const FILES = new Map<string, string>();
for (const table of [...KNOWN_TABLES, datagenRun]) {
  const { name } = table;
  /** The script, and below its purpose where it comes from. */
  const script = (statement: Statement) =>
    writeScript(statement).replace('\n', `\n-- Do not edit: \`npm run sql\` writes it from src/schema/tables/.\n`);
  FILES.set(`schema/${name}.sql`, script(createTableTemplate(table)));
  for (const [index, statement] of buildIndexes(table).entries()) {
    FILES.set(`indexes/${name}${index === 0 ? '' : '-fulltext'}.sql`, script(statement));
  }
  for (const statement of addForeignKeys(table)) FILES.set(`keys/${name}.sql`, script(statement));
}
for (const [name, text] of writeCheckQueries()) FILES.set(`validate/${name}.sql`, text);
FILES.set('validate/changed-after-as-of.sql', writeChangedAfterAsOf());
FILES.set('record/figures.sql', writeChangeFigures());

test.each([...FILES])('sql/%s is what the schema says', async (file, text) => {
  await expect(text).toMatchFileSnapshot(join(sqlFolder, file));
});

test('docs/schema.md is what the schema says', async () => {
  await expect(writeSchemaPage([...KNOWN_TABLES, datagenRun])).toMatchFileSnapshot(
    join(packageRoot, 'docs', 'schema.md'),
  );
});

test('every foreign key has its check, and every such check its foreign key', () => {
  const needed = CHECKED_KEYS.map((key) => `${nameCheck(key)}.sql`);
  const found = readdirSync(join(sqlFolder, 'validate')).filter((file) => file.startsWith('foreign-key-'));
  expect(found.filter((file) => !needed.includes(file))).toEqual([]);
  expect(needed.filter((file) => !found.includes(file) && !FILES.has(`validate/${file}`))).toEqual([]);
});

test('the folders of the schema hold no other file', () => {
  const found = ['schema', 'indexes', 'keys'].flatMap((folder) =>
    readdirSync(join(sqlFolder, folder)).map((file) => `${folder}/${file}`),
  );
  expect(found.filter((file) => !FILES.has(file))).toEqual([]);
});
