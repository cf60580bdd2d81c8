import type { Binlog } from '../../engines/engine.js';
import { dateText } from '../../model/calendar/civil.js';
import type { FaultCount } from './foreign/count-faults.js';
import type { UpdatePlan } from './plan.js';

/** What an update does to a table, in rows. */
export interface TableRows {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What an update is going to write, before it does. */
export interface UpdateOutline {
  readonly tables: Readonly<Record<string, TableRows>>;
  /** All of these together. */
  readonly rows: number;
  readonly expectedSeconds: number;
  /** Of the new end: 'YYYY-MM-DD 00:00:00', UTC. */
  readonly asOf: string;
  readonly assumptions: readonly string[];
  /** What the checks find before the update, and must find no more of after it; of its own databases none is asked. */
  readonly faults: readonly FaultCount[];
  /** What becomes of the changes in the server's binary log. */
  readonly binlog: Binlog;
}

/** What is known of an update beside its plan. */
export interface Circumstances {
  readonly faults: readonly FaultCount[];
  /** What it takes to ask every check once more. */
  readonly checkSeconds: number;
  readonly rowsPerSecond: number;
  readonly binlog: Binlog;
}

/** Sums a plan up. */
export function outlinePlan(plan: UpdatePlan, around: Circumstances): UpdateOutline {
  const tables: Record<string, TableRows> = {};
  for (const { table, added, changed } of plan.changes) {
    tables[table] = { added, changed: changed.rows.length, removed: 0 };
  }
  tables.rental = { added: plan.rentals, changed: plan.returns.length, removed: 0 };
  tables.payment = { added: plan.payments, changed: 0, removed: plan.takenBack };
  const rows = Object.values(tables).reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0);
  const { firstDay, asOfDay } = plan.run.chain;
  return {
    tables,
    rows,
    expectedSeconds: Math.ceil(10 * (rows / around.rowsPerSecond + around.checkSeconds)) / 10,
    asOf: `${dateText(firstDay + asOfDay)} 00:00:00`,
    assumptions: plan.assumptions,
    faults: around.faults,
    binlog: around.binlog,
  };
}

/** How many rows an update adds, which is what its progress counts. */
export function addedRows(outline: UpdateOutline): number {
  return Object.values(outline.tables).reduce((sum, { added }) => sum + added, 0);
}
