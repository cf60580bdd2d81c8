import { loadDataset } from 'dvdrental-datagen';
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

let connection: Connection;

beforeAll(async () => {
  const { folder, ...server } = inject('shop');
  await loadDataset(folder, { ...server, database: 'income_test', overwrite: true });
  const { socket, ...login } = server;
  connection = await createConnection({ socketPath: socket, database: 'income_test', ...login });
});

afterAll(() => connection.end());

test('every rental of the first week is paid', async () => {
  const [rows] = await connection.query(
    `SELECT COUNT(*) AS unpaid
     FROM rental LEFT JOIN payment USING (rental_id)
     WHERE rental_date < '2001-10-08' AND payment_id IS NULL`,
  );
  expect(rows).toEqual([{ unpaid: 0 }]);
});
