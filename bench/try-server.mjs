// What the scripts that try something, most of them on a server, have in common.
import { join, resolve } from 'node:path';
import { readProcessStat } from '../dist/src/processes/stat.js';
import { buildIndexes, createTable } from '../dist/src/schema/ddl/mysql.js';
import { BLOCK_TABLES, schemaOf, tablesAmong } from '../dist/src/schema/tables.js';

/** The two big tables and the columns of their files. */
export const TABLES = BLOCK_TABLES.map((name) => ({ name, columns: schemaOf(name).columns.join(', ') }));
const FORMAT = "FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'";

/** What processors have done so far, user and system, for a process or one thread of it: PID or PID/task/THREAD. */
export function processorSeconds(/** @type {string | number | undefined} */ id) {
  const stat = readProcessStat(id ?? '');
  if (stat === undefined) throw new Error(`There is no process ${id}, or this is not Linux.`);
  return stat.processorSeconds;
}

/** The statement that creates a table bare, and keeps its statistics from being taken while it fills. */
export function createBare(/** @type {string} */ table) {
  const [schema] = tablesAmong([table]);
  if (schema === undefined) throw new RangeError(`There is no table ${table}.`);
  return `${createTable(schema, 'INT').sql} STATS_AUTO_RECALC = 0`;
}

/** The median of some seconds, and all of them in order. */
export function tellSeconds(/** @type {readonly number[]} */ seconds) {
  const sorted = [...seconds].sort((a, b) => a - b).map((each) => each.toFixed(2));
  return `median ${sorted[sorted.length >> 1]} s of ${sorted.join(' ')}`;
}

/**
 * Loads and indexes both big tables side by side, each by a session of its own in which a database is chosen.
 *
 * @param {readonly import('mysql2/promise').Connection[]} sessions
 * @param {string} folder - with the files, which the server reads
 * @param {() => void} [onLoaded] - called when a table has its rows
 */
export async function loadBigTables(sessions, folder, onLoaded) {
  await Promise.all(
    TABLES.map(async ({ name: table, columns }, index) => {
      const session = sessions[index];
      if (!session) throw new RangeError(`no session for ${table}`);
      await session.query(createBare(table));
      const file = join(resolve(folder), `${table}.csv`);
      await session.query(`LOAD DATA INFILE '${file}' INTO TABLE ${table} ${FORMAT} (${columns})`);
      onLoaded?.();
      for (const { sql } of buildIndexes(schemaOf(table))) await session.query(sql);
    }),
  );
}

/** The median of some numbers: of an even number of them, the mean of the two in the middle. */
export function median(/** @type {readonly number[]} */ values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [low = 0, high = low] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
