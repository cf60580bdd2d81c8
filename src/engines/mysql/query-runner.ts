import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { messageOf } from '../../errors.js';
import { sqlFolder } from '../../paths.js';
import type { QueryRunner, Row, TableSize } from '../engine.js';
import { MYSQL_DIALECT } from './dialect.js';
import { serverErrorNumber } from './query.js';

/** Memory for the intermediate tables of checks, which would go to disk at the default of 16 MiB. */
const WORKING_MEMORY_BYTES = 256 * 1024 * 1024;

const UNKNOWN_COLUMN = 1054;
const NO_SUCH_TABLE = 1146;

const PREPARE_SESSION = `SET tmp_table_size = ${WORKING_MEMORY_BYTES}, max_heap_table_size = ${WORKING_MEMORY_BYTES}`;

/** MySQL answers sizes and row counts from a cache that is up to a day old by default. */
const READ_FRESH_STATISTICS = 'SET SESSION information_schema_stats_expiry = 0';

/**
 * Queries a MySQL or MariaDB server over several connections at once. Each must have a database selected and
 * `dateStrings` on, as `openConnection` opens them. Their sessions get more memory for grouping. The caller closes them;
 * destroying them ends their queries.
 */
export function createMysqlRunner(vendor: 'mysql' | 'mariadb', connections: readonly Connection[]): QueryRunner {
  const unprepared = new Set(connections);
  const idle = [...connections];
  const waiting: ((connection: Connection) => void)[] = [];
  const take = (): Promise<Connection> => {
    const connection = idle.pop();
    return connection === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(connection);
  };
  const giveBack = (connection: Connection) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(connection);
    else next(connection);
  };
  const rows = async (sql: string): Promise<Row[]> => {
    const connection = await take();
    try {
      if (unprepared.delete(connection)) {
        await connection.query(PREPARE_SESSION);
        // Not every server of this protocol knows the variable.
        if (vendor === 'mysql') await connection.query(READ_FRESH_STATISTICS).catch(() => undefined);
      }
      const [answer] = await connection.query<RowDataPacket[]>(sql);
      return answer;
    } finally {
      giveBack(connection);
    }
  };
  return {
    dialect: MYSQL_DIALECT,
    concurrency: connections.length,
    rows,
    tableSizes: () => readTableSizes(rows),
    missing: nameMissing,
  };
}

async function readTableSizes(ask: QueryRunner['rows']): Promise<readonly TableSize[]> {
  const rows = await ask(await readFile(join(sqlFolder, 'mysql', 'table-sizes.sql'), 'utf8'));
  return rows.map(({ name, data_bytes, index_bytes }) => ({
    table: String(name),
    dataBytes: Number(data_bytes ?? 0),
    indexBytes: Number(index_bytes ?? 0),
  }));
}

/** From "Unknown column 'r.staff_id' in 'SELECT'" and "Table 'shop.payment' doesn't exist". */
function nameMissing(error: unknown): string | undefined {
  const name = /'([^']+)'/.exec(messageOf(error))?.[1] ?? '';
  const number = serverErrorNumber(error);
  if (number === UNKNOWN_COLUMN) return `column ${name}`;
  return number === NO_SUCH_TABLE ? `table ${name.slice(name.lastIndexOf('.') + 1)}` : undefined;
}
