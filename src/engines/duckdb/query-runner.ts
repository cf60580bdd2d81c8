import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlFolder } from '../../paths.js';
import type { QueryRunner } from '../query-runner.js';
import type { DuckDb } from './engine.js';

/** Asks a DuckDB database, which gets MySQL's function names for as long as it is open. It stays the caller's to close. */
export async function createDuckDbRunner(db: DuckDb): Promise<QueryRunner> {
  await db.rows(await readFile(join(sqlFolder, 'duckdb', 'macros.sql'), 'utf8'));
  return { engine: 'duckdb', lanes: 1, rows: (sql) => db.rows(sql) };
}
