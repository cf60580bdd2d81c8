import type { QueryRunner } from '../../src/engines/engine.js';
import { MYSQL_DIALECT } from '../../src/engines/mysql/dialect.js';

/** A runner of queries that are answered without a database. */
export function answeringRunner(rows: QueryRunner['rows']): QueryRunner {
  return {
    dialect: MYSQL_DIALECT,
    concurrency: 1,
    rows,
    tableSizes: () => Promise.resolve([]),
    missing: () => undefined,
  };
}
