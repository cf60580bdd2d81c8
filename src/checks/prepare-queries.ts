import { join } from 'node:path';
import type { QueryRunner } from '../engines/engine.js';
import { type PlainRow, plainRow } from '../engines/values.js';
import { DatagenError } from '../errors.js';
import { sqlFolder } from '../paths.js';
import { listColumns } from './list-columns.js';
import { loadQueries } from './load-queries.js';
import { fillIn, type Parameters } from './parameters.js';

/** Runs a query of a folder by its name. A query about a missing table returns no rows. */
export type Ask = (name: string, parameters?: Parameters) => Promise<PlainRow[]>;

/** Reads a folder of sql/ whose queries can be run one by one. */
export async function prepareQueries(runner: QueryRunner, folder: string): Promise<Ask> {
  const queries = new Map((await loadQueries(join(sqlFolder, folder))).map((query) => [query.name, query] as const));
  const columns = await listColumns(runner);
  return async (name, parameters = new Map()) => {
    const query = queries.get(name);
    if (query === undefined) throw new DatagenError('internal', `sql/${folder} has no ${name}.sql`);
    if (query.table !== undefined && !columns.has(query.table)) return [];
    const filled = fillIn(query.text, parameters);
    if ('missing' in filled) throw new DatagenError('internal', `${name}.sql: ${filled.missing}`);
    return (await runner.rows(filled.sql)).map(plainRow);
  };
}
