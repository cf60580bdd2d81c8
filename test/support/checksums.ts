import type { Connection } from 'mysql2/promise';
import { askRows, askValue } from '../../src/engines/mysql/query.js';
import { TABLES } from '../../src/schema/tables.js';

/** Of each table: how many rows, and the sum of a checksum of each. Rows of two databases are equal where these are. */
export async function checksumTables(connection: Connection, database: string): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const { name, columns } of TABLES) {
    const there = await askValue(
      connection,
      'SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?',
      [database, name],
    );
    if (Number(there) === 0) continue;
    const cells = columns.map((column) => `COALESCE(CAST(\`${column}\` AS CHAR), 'NULL')`).join(', ');
    const [row = {}] = await askRows(
      connection,
      `SELECT COUNT(*) AS n, SUM(CRC32(CONCAT_WS('#', ${cells}))) AS s FROM \`${database}\`.\`${name}\``,
    );
    sums[name] = `${row.n} rows, ${row.s}`;
  }
  return sums;
}

/** The server's own checksum of every table of a database, whatever its columns are. */
export async function checksumAnyTables(connection: Connection, database: string): Promise<readonly unknown[]> {
  const tables = await askRows(
    connection,
    `SELECT CONCAT('\`', TABLE_SCHEMA, '\`.\`', TABLE_NAME, '\`') AS name FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME`,
    [database],
  );
  return askRows(connection, `CHECKSUM TABLE ${tables.map(({ name }) => String(name)).join(', ')} EXTENDED`);
}
