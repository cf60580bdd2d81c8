import type { Connection } from 'mysql2/promise';
import type { Dropped } from '../engine.js';
import { endAbandonedStatements, lockDatabase } from './database-lock.js';
import { dropOwnTables, isOwnDatabase } from './inspect-database.js';
import { askValue } from './query-rows.js';
import { quoteName } from './quote.js';

/**
 * Drops this program's tables from a database that it made, and the database itself if this program created it and
 * nothing else is left in it.
 * Throws a DatagenError 'conflict' when another process is at work there, or it holds anything else's tables.
 *
 * @param ownServer - every database of the server is this program's
 */
export async function dropDatabase(connection: Connection, database: string, ownServer: boolean): Promise<Dropped> {
  await lockDatabase(connection, database);
  await endAbandonedStatements(connection, database);
  const isOwn = ownServer || (await isOwnDatabase(connection, database));
  const tables = await dropOwnTables(connection, database);
  const goes = isOwn && tables.length > 0 && (await isEmpty(connection, database));
  if (goes) await connection.query(`DROP DATABASE IF EXISTS ${quoteName(database)}`);
  return { tables, database: goes };
}

async function isEmpty(connection: Connection, database: string): Promise<boolean> {
  const left = await askValue(
    connection,
    `SELECT (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?)
       + (SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ?)
       + (SELECT COUNT(*) FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?)`,
    [database, database, database],
  );
  return Number(left) === 0;
}
