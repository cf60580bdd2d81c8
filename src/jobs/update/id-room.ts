import type { QueryRunner } from '../../engines/engine.js';
import { DatagenError } from '../../errors.js';
import { TABLES } from '../../schema/tables.js';
import type { UpdatePlan } from './plan.js';

const INT_LIMIT = 2_147_483_647;

/** The columns that are BIGINT in a large chain, each with its table. */
const LARGE_IDS = TABLES.flatMap(({ name, definitions }) =>
  Object.entries(definitions).flatMap(([column, { type }]) => (type === 'ID' ? [`'${name}.${column}'`] : [])),
);

type PlannedIds = Pick<UpdatePlan, 'firstRentalId' | 'rentals' | 'firstPaymentId' | 'payments'>;

/**
 * Makes sure that the new ids fit the columns they go to.
 *
 * @throws DatagenError `conflict` with the statements that would widen the columns
 */
export async function requireIdRoom(runner: QueryRunner, plan: PlannedIds): Promise<void> {
  if (Math.max(lastId(plan, 'rental_id'), lastId(plan, 'payment_id')) <= INT_LIMIT) return;
  const columns = await runner.rows(
    `SELECT table_name AS table_name, column_name AS column_name, data_type AS data_type
     FROM information_schema.columns
     WHERE table_schema = ${runner.dialect.currentSchema}
       AND CONCAT(table_name, '.', column_name) IN (${LARGE_IDS.join(', ')})`,
  );
  const narrow = columns.filter((column) => {
    return !/bigint/i.test(String(column.data_type)) && lastId(plan, String(column.column_name)) > INT_LIMIT;
  });
  if (narrow.length === 0) return;
  const statements = runner.dialect.widenIds(
    narrow.map(({ table_name, column_name }) => ({ table: String(table_name), column: String(column_name) })),
  );
  throw new DatagenError('conflict', `The update's ids go past ${INT_LIMIT}, more than the columns hold.`, {
    hint: ['Nothing was changed. Widen them:', ...statements].join('\n  '),
  });
}

function lastId(plan: PlannedIds, column: string): number {
  return column === 'payment_id' ? plan.firstPaymentId + plan.payments - 1 : plan.firstRentalId + plan.rentals - 1;
}
