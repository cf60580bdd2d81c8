import { beforeAll, expect, test } from 'vitest';
import { createMysqlRunner } from '../../../src/engines/mysql/query-runner.js';
import { requireIdRoom } from '../../../src/jobs/update/id-room.js';
import { createTable } from '../../../src/schema/ddl/mysql.js';
import { schemaOf } from '../../../src/schema/tables.js';
import { useDatabase } from '../../support/database.js';

const database = useDatabase();
const runner = () => createMysqlRunner('mariadb', [database.connection]);
const LARGEST = 2_147_483_647;
const beyond = { firstRentalId: LARGEST, rentals: 2, firstPaymentId: LARGEST, payments: 2 };

beforeAll(async () => {
  for (const name of ['rental', 'payment'] as const) {
    await database.connection.query(createTable(schemaOf(name), 'INT').sql);
  }
});

test('an update whose ids do not fit is refused with the statements that widen each column', async () => {
  await expect(requireIdRoom(runner(), beyond)).rejects.toMatchObject({ code: 'conflict' });
  const { hint = '' } = await requireIdRoom(runner(), beyond).catch((error) => error);
  const statements: string[] = hint.split('\n').filter((line: string) => line.includes(' MODIFY '));
  expect(statements.sort()).toEqual([
    '  ALTER TABLE `payment` MODIFY `payment_id` BIGINT NOT NULL AUTO_INCREMENT;',
    '  ALTER TABLE `payment` MODIFY `rental_id` BIGINT NOT NULL;',
    '  ALTER TABLE `rental` MODIFY `rental_id` BIGINT NOT NULL AUTO_INCREMENT;',
  ]);
  await requireIdRoom(runner(), { ...beyond, rentals: 1, payments: 1 });
  for (const statement of statements) await database.connection.query(statement);
  await requireIdRoom(runner(), beyond);
});
