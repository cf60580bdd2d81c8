import type { Connection } from 'mysql2/promise';
import { askRows, quoteName } from '../../engines/mysql/query.js';

import { DatagenError } from '../../errors.js';
import { TABLES } from '../../schema/tables.js';
import type { UpdatePlan } from './plan.js';

const INT_LIMIT = 2_147_483_647;

/** The columns that a large chain makes BIGINT, each with its table. */
const LARGE_IDS = TABLES.flatMap(({ name, definitions }) =>
  Object.entries(definitions).flatMap(([column, { type }]) => (type === 'ID' ? [`${name}.${column}`] : [])),
);

/**
 * Makes sure that the new ids fit the columns they go to.
 *
 * @throws DatagenError `conflict` with the statements that would widen the columns
 */
export async function requireIdRoom(
  connection: Connection,
  plan: Pick<UpdatePlan, 'firstRentalId' | 'rentals' | 'firstPaymentId' | 'payments'>,
): Promise<void> {
  const lastRental = plan.firstRentalId + plan.rentals - 1;
  const lastPayment = plan.firstPaymentId + plan.payments - 1;
  if (Math.max(lastRental, lastPayment) <= INT_LIMIT) return;
  const columns = await askRows(
    connection,
    `SELECT TABLE_NAME AS table_name, COLUMN_NAME AS column_name, EXTRA AS extra FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND DATA_TYPE <> 'bigint'
       AND CONCAT(TABLE_NAME, '.', COLUMN_NAME) IN (?)`,
    [LARGE_IDS],
  );
  const narrow = columns.filter(
    (column) => (column.column_name === 'payment_id' ? lastPayment : lastRental) > INT_LIMIT,
  );
  if (narrow.length === 0) return;
  const statements = narrow.map(
    ({ table_name, column_name, extra }) =>
      `  ALTER TABLE ${quoteName(String(table_name))} MODIFY ${quoteName(String(column_name))} BIGINT NOT NULL${/auto_increment/i.test(String(extra)) ? ' AUTO_INCREMENT' : ''};`,
  );
  throw new DatagenError('conflict', `The update's ids go past ${INT_LIMIT}, more than the columns hold.`, {
    hint: [
      'Nothing was changed. Widen them, with the foreign key on rental_id dropped meanwhile:',
      '  ALTER TABLE payment DROP FOREIGN KEY fk_payment_rental_id;',
      ...statements,
      '  ALTER TABLE payment ADD CONSTRAINT fk_payment_rental_id FOREIGN KEY (rental_id) REFERENCES rental (rental_id);',
    ].join('\n'),
  });
}
