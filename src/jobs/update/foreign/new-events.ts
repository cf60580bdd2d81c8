import { hasColumn, listColumns } from '../../../checks/list-columns.js';
import type { CellRow, QueryRunner } from '../../../engines/engine.js';
import { parseDay } from '../../../model/calendar/civil.js';
import { businessEventRows } from '../../../model/catalog/chain-rows.js';
import type { Chain } from '../../../model/plan/chain.js';
import { schemaOf } from '../../../schema/tables.js';
import type { TableChange } from '../plan.js';
import { readNumber } from '../queries.js';

const TABLE = 'business_event';

/** Plans the rows of the new weeks' events; none where the database has no such table. */
export async function planNewEvents(
  runner: QueryRunner,
  chain: Chain,
  storeIds: readonly number[],
): Promise<readonly TableChange[]> {
  const present = await listColumns(runner);
  if (!schemaOf(TABLE).columns.every((column) => hasColumn(present, TABLE, column))) return [];
  const lastId = await readNumber(runner, `SELECT MAX(event_id) FROM ${TABLE}`);
  const [latest = {}] = await runner.rows(`SELECT CAST(MAX(start_date) AS DATE) AS start_date FROM ${TABLE}`);
  // What begins no later than a listed event may be listed already.
  const after = latest.start_date === null ? -1 : parseDay(String(latest.start_date)) - chain.firstDay;
  const { count, firstDay } = chain.events;
  let from = 0;
  while (from < count && (firstDay[from] ?? 0) <= after) from++;
  return [
    {
      table: TABLE,
      added: count - from,
      addedRows: () => newEventRows(chain, storeIds, from, lastId + 1),
      changed: { columns: [], keys: 0, rows: [] },
    },
  ];
}

function* newEventRows(
  chain: Chain,
  storeIds: readonly number[],
  from: number,
  firstEventId: number,
): Generator<CellRow> {
  for (const [row, store, ...rest] of businessEventRows(chain, from, chain.events.count)) {
    yield [
      Number(row) - from - 1 + firstEventId,
      store === null ? null : (storeIds[Number(store) - 1] ?? null),
      ...rest,
    ];
  }
}
