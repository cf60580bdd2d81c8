import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { QueryRunner } from '../engine.js';
import { quoteName } from './query.js';

/** Room for the checks' intermediate tables, which would go to disk at the default of 16 MiB. */
const WORKING_MEMORY_BYTES = 256 * 1024 * 1024;

/** MySQL answers sizes and row counts from a cache that is up to a day old unless it is told otherwise. */
const PREPARE_SESSION =
  `SET tmp_table_size = ${WORKING_MEMORY_BYTES}, max_heap_table_size = ${WORKING_MEMORY_BYTES}` +
  ' /*!80000 , @@SESSION.information_schema_stats_expiry = 0 */';

/**
 * Asks a MySQL or MariaDB server, over as many connections at once as are given, which must have a database
 * chosen and `dateStrings` on, as openConnection makes them. Their sessions get more memory for grouping. They stay the caller's to close; destroying them ends the queries under way.
 */
export function createMysqlRunner(engine: 'mysql' | 'mariadb', connections: readonly Connection[]): QueryRunner {
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
  return {
    engine,
    concurrency: connections.length,
    quoteName,
    async rows(sql) {
      const connection = await take();
      try {
        if (unprepared.delete(connection)) await connection.query(PREPARE_SESSION);
        const [rows] = await connection.query<RowDataPacket[]>(sql);
        return rows;
      } finally {
        giveBack(connection);
      }
    },
  };
}
