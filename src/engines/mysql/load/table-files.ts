import type { Connection } from 'mysql2/promise';
import {
  readIndexStatements,
  readKeyStatements,
  readTableStatement,
} from '../../../schema/table-statements.js';
import type { Table } from '../../../schema/tables.js';
import { LOAD_MARK } from '../database-lock.js';
import { quoteName } from '../quote.js';
import { isBig } from './load-options.js';

/**
 * Creates a table with its primary key only. A big one is without automatic statistics while it fills: MariaDB's
 * collector would wait for a bulk insert's lock in a busy loop and take a core from it (a load takes half as long
 * without).
 */
export async function createBareTable(
  connection: Connection,
  table: Table,
  idType: 'INT' | 'BIGINT',
): Promise<void> {
  const statement = await readTableStatement(table.name, idType);
  const statistics = isBig(table) ? ' STATS_AUTO_RECALC = 0' : '';
  await connection.query(`${withoutEnd(statement)}${statistics}`);
}

/**
 * Creates a table with all its indexes and foreign keys, for a user who may create tables but not alter them.
 * Precondition: the session's foreign key checks are off, since staff and store name each other.
 */
export async function createWholeTable(
  connection: Connection,
  { name }: Pick<Table, 'name'>,
  idType: 'INT' | 'BIGINT',
): Promise<void> {
  const statement = await readTableStatement(name, idType);
  const additions = [...(await readIndexStatements(name)), ...(await readKeyStatements(name))];
  const definitions = additions.flatMap(readDefinitions).map((definition) => `,\n  ${definition}`);
  const whole = statement.replace(/\n\) ENGINE/, `${definitions.join('')}\n) ENGINE`);
  await connection.query(withoutEnd(whole));
}

/** What an ALTER TABLE … ADD …, ADD … adds, each as it stands in a CREATE TABLE. */
function readDefinitions(statement: string): string[] {
  const [, ...definitions] = withoutEnd(statement).split(/\n\s+ADD /);
  return definitions.map((definition) => definition.trim().replace(/,$/, ''));
}

/**
 * Leaves tables' statistics to the server again. One table after the other on one connection: with foreign keys in
 * place an ALTER locks its neighbours' definitions, and two at a time can deadlock.
 */
export async function restoreAutomaticStatistics(
  connection: Connection,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) {
    await connection.query(`ALTER TABLE ${quoteName(table)} STATS_AUTO_RECALC = DEFAULT`);
  }
}

/** Runs a statement that takes long, marked so that a later run can tell it if this one dies. */
export async function runMarked(connection: Connection, statement: string): Promise<void> {
  await connection.query(`${withoutEnd(statement)} ${LOAD_MARK}`);
}

function withoutEnd(statement: string): string {
  return statement.trim().replace(/;$/, '');
}
