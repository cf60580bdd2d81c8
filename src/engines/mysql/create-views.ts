import type { Connection } from 'mysql2/promise';
import { DatagenError, messageOf } from '../../errors.js';
import { listViews, readViewStatements } from '../../schema/view-statements.js';
import { useDatabase } from './database-lock.js';

/**
 * Creates the views in a database, or replaces them.
 *
 * @throws DatagenError `server` when the server refuses one; those before it are there
 */
export async function createViews(connection: Connection, database: string, lateFeePerDay: number): Promise<void> {
  await useDatabase(connection, database);
  const statements = await readViewStatements(lateFeePerDay);
  for (const [index, statement] of statements.entries()) {
    try {
      await connection.query(statement);
    } catch (cause) {
      throw new DatagenError('server', `The view ${listViews()[index]} was not created: ${messageOf(cause)}`, {
        hint: 'The tables are loaded and complete. Views need the privileges CREATE VIEW and DROP on the database.',
        cause,
      });
    }
  }
}
