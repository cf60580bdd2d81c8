import { expect, test } from 'vitest';
import { type DuckDb, IN_MEMORY, openDuckDb } from '../../../src/engines/duckdb/engine.js';
import { createDuckDbTable } from '../../../src/schema/ddl/duckdb.js';
import { datagenRun } from '../../../src/schema/tables/datagen-run.js';
import { schemaOf, TABLES } from '../../../src/schema/tables.js';

async function inMemory<Result>(task: (db: DuckDb) => Promise<Result>): Promise<Result> {
  const db = await openDuckDb(IN_MEMORY);
  try {
    return await task(db);
  } finally {
    db.close();
  }
}

const columnsOf = (db: DuckDb, table: string) =>
  db.rows(
    `SELECT column_name AS name, data_type AS type, is_nullable AS nullable
     FROM duckdb_columns() WHERE table_name = '${table}' ORDER BY column_index`,
  );

test('every table of the schema can be created, with its columns in their order', async () => {
  await inMemory(async (db) => {
    for (const table of [...TABLES, datagenRun]) {
      await db.rows(createDuckDbTable(table, 'INT'));
      const { name, columns } = table;
      expect((await columnsOf(db, name)).map((column) => column.name)).toEqual(columns);
    }
  });
});

test('types, NULLs and primary keys are those of the schema', async () => {
  await inMemory(async (db) => {
    for (const table of ['film', 'staff', 'film_actor', 'customer'] as const) {
      await db.rows(createDuckDbTable(schemaOf(table), 'INT'));
    }
    const types = Object.fromEntries((await columnsOf(db, 'film')).map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      film_id: 'INTEGER',
      title: 'VARCHAR',
      release_year: 'SMALLINT',
      rental_rate: 'DECIMAL(4,2)',
      rating: "ENUM('G', 'PG', 'PG-13', 'R', 'NC-17')",
      special_features: 'JSON',
      last_update: 'TIMESTAMP',
    });
    const staff = await columnsOf(db, 'staff');
    expect(staff.filter(({ nullable }) => nullable).map(({ name, type }) => [name, type])).toEqual([
      ['email', 'VARCHAR'],
      ['store_id', 'INTEGER'],
      ['active', 'BOOLEAN'],
      ['password', 'VARCHAR'],
      ['last_update', 'TIMESTAMP'],
      ['picture', 'BLOB'],
    ]);
    const customer = Object.fromEntries((await columnsOf(db, 'customer')).map(({ name, type }) => [name, type]));
    expect(customer).toMatchObject({ activebool: 'BOOLEAN', create_date: 'DATE', active: 'INTEGER' });
    const keys = await db.rows(
      `SELECT constraint_column_names AS columns FROM duckdb_constraints()
       WHERE table_name = 'film_actor' AND constraint_type = 'PRIMARY KEY'`,
    );
    expect(keys).toEqual([{ columns: ['actor_id', 'film_id'] }]);
  });
});

test('ids that outgrow INT are BIGINT here too', async () => {
  await inMemory(async (db) => {
    await db.rows(createDuckDbTable(schemaOf('rental'), 'BIGINT'));
    expect((await columnsOf(db, 'rental'))[0]).toMatchObject({ name: 'rental_id', type: 'BIGINT' });
  });
});
