import type { Connection } from 'mysql2/promise';
import type { Cell } from '../../../encode/small-table.js';
import { DatagenError } from '../../../errors.js';
import type { ChangedRows } from '../../engine.js';
import { LOAD_MARK } from '../database-lock.js';
import { quoteName, quoteText } from '../quote.js';

const ROWS_PER_STATEMENT = 500;

/** Gives rows of a table other values, several hundred a statement, and makes sure that each was there. */
export async function changeRows(
  connection: Connection,
  table: string,
  { columns, keys, rows }: ChangedRows,
): Promise<void> {
  const names = columns.map(quoteName);
  const matches = names.slice(0, keys).map((name) => `old.${name} = new.${name}`);
  const values = names.slice(keys).map((name) => `old.${name} = new.${name}`);
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const batch = rows.slice(at, at + ROWS_PER_STATEMENT);
    const [first = [], ...others] = batch;
    const selects = [
      `SELECT ${first.map((cell, column) => `${literal(cell)} AS ${names[column]}`).join(', ')}`,
      ...others.map((row) => `SELECT ${row.map(literal).join(', ')}`),
    ];
    const [result] = await connection.query(
      `UPDATE ${LOAD_MARK} ${quoteName(table)} AS old JOIN (${selects.join(' UNION ALL ')}) AS new ` +
        `ON ${matches.join(' AND ')} SET ${values.join(', ')}`,
    );
    const changed = 'affectedRows' in result ? result.affectedRows : 0;
    if (changed === batch.length) continue;
    throw new DatagenError('load', `Of ${batch.length} rows of ${table} that change, ${changed} are in the database.`);
  }
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : quoteText(cell);
}
