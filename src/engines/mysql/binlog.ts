import type { Connection } from 'mysql2/promise';
import { DatagenError } from '../../errors.js';
import type { Binlog } from '../engine.js';
import { askRows, askValue, serverErrorNumber } from './query.js';

const ACCESS_DENIED = 1227;

/** Reads whether the binary log gets a session's changes. */
export async function readBinlog(connection: Connection): Promise<Binlog> {
  const [row = {}] = await askRows(connection, 'SELECT @@log_bin AS kept, @@SESSION.sql_log_bin AS written');
  if (Number(row.kept) === 0) return 'none';
  return Number(row.written) === 1 ? 'written' : 'left-out';
}

/**
 * Keeps a session's changes out of the binary log.
 *
 * @throws DatagenError `server` when the user may not
 */
export async function leaveBinlog(connection: Connection): Promise<void> {
  if ((await readBinlog(connection)) !== 'written') return;
  try {
    await connection.query('SET SESSION sql_log_bin = 0');
  } catch (cause) {
    if (serverErrorNumber(cause) !== ACCESS_DENIED) throw cause;
    const user = String(await askValue(connection, 'SELECT CURRENT_USER()'));
    throw new DatagenError(
      'server',
      `--no-binlog: user ${user} may not keep changes out of the binary log. Nothing was changed.`,
      {
        hint: 'Leave --no-binlog out, or have an administrator grant BINLOG ADMIN (MariaDB) or SESSION_VARIABLES_ADMIN (MySQL).',
        cause,
      },
    );
  }
}

/** A phrase for whether the binary log gets changes; undefined if the server has none. */
export function describeBinlog(binlog: Binlog): string | undefined {
  switch (binlog) {
    case 'none':
      return undefined;
    case 'written':
      return 'changes are written to the binary log';
    case 'left-out':
      return 'changes are kept out of the binary log, so replicas do not get them';
  }
}
