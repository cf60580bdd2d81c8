import { Readable } from 'node:stream';
import { createConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeSmallTable } from '../../../src/encode/small-table.js';
import { composeFormatClause } from '../../../src/encode/text-format.js';
import { smallTableRows } from '../../../src/model/catalog/small-tables.js';
import { addForeignKeys, buildIndexes, createTable, type Statement } from '../../../src/schema/ddl/mysql.js';
import { SMALL_TABLES, TABLES } from '../../../src/schema/tables.js';
import { buildSource } from '../../model/catalog/build-source.js';
import { useDatabase } from '../../support/database.js';

const database = useDatabase();

async function run(statements: readonly Statement[]): Promise<void> {
  for (const { sql } of statements) await database.connection.query(sql);
}

async function query(sql: string): Promise<string[]> {
  const [rows] = await database.connection.query<RowDataPacket[]>(sql);
  return rows.map((row) => Object.values(row).join(' '));
}

describe('the schema', () => {
  beforeAll(async () => {
    await database.connection.query("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
    await run(TABLES.map((table) => createTable(table, 'INT')));
  });

  test('has the tables and columns of TABLES, in their order', async () => {
    const columns = await query(
      `SELECT table_name, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ' ')
         FROM information_schema.columns WHERE table_schema = DATABASE() GROUP BY table_name ORDER BY table_name`,
    );
    expect(columns).toEqual(TABLES.map((table) => [table.name, ...table.columns].join(' ')).sort());
  });

  test('is bare until indexes and keys are added', async () => {
    const others = await query(
      `SELECT table_name, index_name FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND index_name <> 'PRIMARY'`,
    );
    expect(others).toEqual([]);
  });

  test('has room for all that the catalogue writes: nothing is cut or changed in loading', async () => {
    const source = buildSource({ films: 400, stores: 60, customers: 2000 });
    const { name, socket } = database;
    const flags = ['+LOCAL_FILES'];
    const loader = await createConnection({ socketPath: socket, user: 'root', database: name, flags });
    await loader.query("SET time_zone = '+00:00', foreign_key_checks = 0");
    await loader.query("SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
    for (const name of SMALL_TABLES) {
      const rows = [...smallTableRows(name, source)];
      const [result] = await loader.query<ResultSetHeader>({
        sql: `LOAD DATA LOCAL INFILE 'memory' INTO TABLE ${name} ${composeFormatClause('csv')}`,
        infileStreamFactory: () => Readable.from(Array.from(encodeSmallTable(rows), ({ bytes }) => Buffer.from(bytes))),
      });
      expect(result.info).toBe(`Records: ${rows.length}  Deleted: 0  Skipped: 0  Warnings: 0`);
    }
    await loader.end();
  });

  test('takes the indexes, and with them the foreign keys, checked against what was loaded', async () => {
    await run(TABLES.flatMap(buildIndexes));
    await run(TABLES.flatMap(addForeignKeys));
  });

  test('has an index that begins with each column that refers to another table, and names its keys alike', async () => {
    const keys = await query(
      `SELECT k.constraint_name, CONCAT('fk_', k.table_name, '_', k.column_name), s.index_name IS NOT NULL
         FROM information_schema.key_column_usage AS k
         LEFT JOIN information_schema.statistics AS s
           ON s.table_schema = k.table_schema AND s.table_name = k.table_name
          AND s.column_name = k.column_name AND s.seq_in_index = 1
        WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL
        GROUP BY 1, 2, 3`,
    );
    expect(keys).toHaveLength(28);
    for (const key of keys) expect(key).toMatch(/^(\S+) \1 1$/);
  });

  test('refers only to tables that stand earlier in TABLES, but for the staff of a store', async () => {
    const names = TABLES.map((table) => table.name as string);
    const references = await query(
      `SELECT table_name, referenced_table_name FROM information_schema.key_column_usage
        WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL`,
    );
    const forward = references.filter((reference) => {
      const [child, parent] = reference.split(' ') as [string, string];
      return names.indexOf(parent) >= names.indexOf(child);
    });
    expect(forward).toEqual(['staff store']);
  });

  test('every column that names another table has a foreign key', async () => {
    const free = await query(
      `SELECT c.table_name, c.column_name FROM information_schema.columns AS c
        WHERE c.table_schema = DATABASE() AND c.column_name LIKE '%\\_id'
          AND c.extra NOT LIKE '%auto_increment%'
          AND NOT EXISTS (SELECT 1 FROM information_schema.key_column_usage AS k
                           WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name
                             AND k.column_name = c.column_name AND k.referenced_table_name IS NOT NULL)`,
    );
    expect(free).toEqual([]);
  });
});
