import type { RowDataPacket } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { useDatabase } from './database.js';

const database = useDatabase();

test('a test gets an empty database on a server that takes LOAD DATA LOCAL and speaks UTC', async () => {
  const [rows] = await database.connection.query<RowDataPacket[]>(
    `SELECT DATABASE() AS name, @@local_infile AS local_infile, @@time_zone AS zone,
       (SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()) AS tables`,
  );
  expect(rows[0]).toEqual({ name: database.name, local_infile: 1, zone: '+00:00', tables: 0 });
});
