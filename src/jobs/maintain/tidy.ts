import type { Connection } from 'mysql2/promise';
import { askRows, quoteName } from '../../engines/mysql/query.js';

export interface TidiedTable {
  readonly table: string;
  readonly status: 'ok' | 'failed';
  /** What the server said, where that is more than that it is done. */
  readonly message: string | null;
  readonly seconds: number;
}

const STATEMENTS = { analyze: 'ANALYZE TABLE', optimize: 'OPTIMIZE TABLE' } as const;
export type Tidying = keyof typeof STATEMENTS;

/**
 * Renews each table's statistics (`analyze`), or rebuilds it as well and gives back what deleted rows left
 * (`optimize`), one table after the other.
 *
 * @param onTable - called before each
 */
export async function tidyTables(
  connection: Connection,
  tidying: Tidying,
  tables: readonly string[],
  onTable: (table: string, done: number) => void,
): Promise<TidiedTable[]> {
  const tidied: TidiedTable[] = [];
  for (const table of tables) {
    onTable(table, tidied.length);
    const began = performance.now();
    const answers = await askRows(connection, `${STATEMENTS[tidying]} ${quoteName(table)}`);
    const failed = answers.filter((row) => /^error$/i.test(String(row.Msg_type)));
    const notable = answers.filter((row) => /^(error|warning)$/i.test(String(row.Msg_type)));
    tidied.push({
      table,
      status: failed.length > 0 ? 'failed' : 'ok',
      message: notable.length > 0 ? notable.map((row) => String(row.Msg_text)).join('; ') : null,
      seconds: (performance.now() - began) / 1000,
    });
  }
  return tidied;
}
