import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../../errors.js';
import type { ForeignKey } from '../../../schema/table.js';
import { LOAD_MARK } from '../database-lock.js';
import { askRows } from '../query-rows.js';
import { quoteName } from '../quote.js';
import type { TableIds } from './table-ids.js';

/**
 * Throws a DatagenError 'load' with examples when a row names a parent that is not there. Servers add foreign keys
 * with checks off without looking. Where the parent's ids have no gap, the smallest and the largest id that the
 * children name settle it, which the index answers at once; else an anti-join does.
 */
export async function requireParents(
  connection: Connection,
  key: ForeignKey,
  ids: TableIds | undefined,
): Promise<void> {
  const child = quoteName(key.table);
  const column = quoteName(key.column);
  const parent = quoteName(key.parent);
  const parentColumn = quoteName(key.parentColumn);
  if (ids?.gapless === true && ids.column === key.parentColumn) {
    const [named = {}] = await askRows(
      connection,
      `SELECT ${LOAD_MARK} MIN(${column}) AS lowest, MAX(${column}) AS highest FROM ${child}`,
    );
    if (named.lowest === null) return;
    if (Number(named.lowest) >= ids.first && Number(named.highest) <= ids.last) return;
  }
  const orphans = await askRows(
    connection,
    `SELECT ${LOAD_MARK} c.${column} AS id FROM ${child} c LEFT JOIN ${parent} p ON p.${parentColumn} = c.${column}
     WHERE c.${column} IS NOT NULL AND p.${parentColumn} IS NULL LIMIT 5`,
  );
  if (orphans.length === 0) return;
  const examples = orphans.map((row) => String(row.id)).join(', ');
  throw new DatagenError(
    'load',
    `Rows of ${key.table} name a ${key.column} that is not in ${key.parent}: ${examples}.`,
    { hint: 'The dataset is damaged. Make it again, then load with --overwrite.' },
  );
}
