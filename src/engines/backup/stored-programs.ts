import type { Connection } from 'mysql2/promise';
import type { Grants } from '../mysql/grants.js';
import { readGrants } from '../mysql/inspect-server.js';
import { askRows, quoteName } from '../mysql/query.js';
import type { ServerVersion } from '../mysql/server-version.js';

/** A procedure, function, package or event. */
export interface StoredProgram {
  /** The word of its CREATE statement: PROCEDURE, EVENT. */
  readonly kind: string;
  readonly name: string;
}

/** The routines and events of a database, as far as the user may read them. */
export interface StoredPrograms {
  /**
   * The routines and events that a dump has to contain; undefined if the user may not read them, so that a dump leaves
   * them out.
   */
  readonly routines: readonly StoredProgram[] | undefined;
  readonly events: readonly StoredProgram[] | undefined;
  /** A sentence for each thing that a dump will or may lack, with the right that would change that. */
  readonly warnings: readonly string[];
}

/** Finds the routines and events of a database that this user can dump. */
export async function readStoredPrograms(
  connection: Connection,
  version: ServerVersion,
  database: string,
): Promise<StoredPrograms> {
  const grants = await readGrants(connection, version, database);
  const warnings: string[] = [];
  const warn = (warning: string) => warnings.push(warning);
  const rows = await askRows(
    connection,
    `SELECT ROUTINE_TYPE AS kind, ROUTINE_NAME AS name, ROUTINE_DEFINITION IS NULL AS hidden
     FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ? ORDER BY ROUTINE_TYPE, ROUTINE_NAME`,
    [database],
  );
  const right = version.vendor === 'mariadb' ? 'SELECT ON mysql.proc' : 'SHOW_ROUTINE ON *.*, or SELECT ON *.*';
  const hidden = rows.filter((row) => Number(row.hidden) === 1).map((row) => String(row.name));
  if (hidden.length > 0) {
    warn(`No routine is in the backup: the user may not read ${hidden.join(', ')} (GRANT ${right}).`);
  } else if (!(await readsEveryRoutine(connection, version, grants))) {
    warn(`Routines of other users may be missing: this user cannot see them (GRANT ${right}).`);
  }
  const routines = hidden.length > 0 ? undefined : rows.map(toProgram);
  const readsEvents = grants.onDatabase.has('ALL PRIVILEGES') || grants.onDatabase.has('EVENT');
  if (!readsEvents) {
    warn(
      `Events, if there are any, are not in the backup: the user may not read them (GRANT EVENT ON ${quoteName(database)}.*).`,
    );
  }
  const events = readsEvents ? await readEvents(connection, database) : undefined;
  return { routines, events, warnings };
}

async function readsEveryRoutine(
  connection: Connection,
  { vendor }: ServerVersion,
  { global, onDatabase }: Grants,
): Promise<boolean> {
  if (['ALL PRIVILEGES', 'SELECT', 'SHOW_ROUTINE'].some((right) => global.has(right))) return true;
  if (onDatabase.has('SHOW CREATE ROUTINE')) return true;
  if (vendor !== 'mariadb') return false;
  return connection.query('SELECT 1 FROM mysql.proc LIMIT 0').then(
    () => true,
    () => false,
  );
}

async function readEvents(connection: Connection, database: string): Promise<readonly StoredProgram[]> {
  const rows = await askRows(
    connection,
    `SELECT 'EVENT' AS kind, EVENT_NAME AS name FROM information_schema.EVENTS
     WHERE EVENT_SCHEMA = ? ORDER BY EVENT_NAME`,
    [database],
  );
  return rows.map(toProgram);
}

function toProgram({ kind, name }: Readonly<Record<string, unknown>>): StoredProgram {
  return { kind: String(kind), name: String(name) };
}
