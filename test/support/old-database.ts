import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createConnection } from 'mysql2/promise';
import { packageRoot } from '../../src/paths.js';
import type { TestDatabase } from './database.js';

/** Dumps of databases that the Python scripts made: eight weeks, and eighteen with purchases and film releases. */
export type OldDatabase = 'level1-8-weeks' | 'level3-18-weeks';

/** Makes a database anew from a dump. */
export async function restoreOldDatabase(database: TestDatabase, name: OldDatabase): Promise<void> {
  const file = join(packageRoot, 'test', 'fixtures', 'old-databases', `${name}.sql.gz`);
  const connection = await createConnection({
    socketPath: database.socket,
    user: 'root',
    multipleStatements: true,
  });
  try {
    await connection.query(`DROP DATABASE ${database.name}; CREATE DATABASE ${database.name}; USE ${database.name}`);
    await connection.query(gunzipSync(await readFile(file)).toString('utf8'));
    await database.connection.query(`USE ${database.name}`);
  } finally {
    await connection.end();
  }
}
