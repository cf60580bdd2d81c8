import type { InsertWay } from './database-sink.js';
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
}

/**
 * Rows a second into tables with all their indexes, every check on, as measured with bench-sized data on one
 * connection; a first guess for people, corrected by the progress once rows are going in.
 */
const ROWS_PER_SECOND: Readonly<Record<'mysql' | 'mariadb', Readonly<Record<InsertWay, number>>>> = {
  mariadb: { local: 90_000, insert: 45_000 },
  mysql: { local: 60_000, insert: 30_000 },
};

/** Sums a plan up. */
export function outlinePlan(
  plan: UpdatePlan,
  asOf: string,
  vendor: 'mysql' | 'mariadb',
  way: InsertWay,
): UpdateOutline {
  const tables: Record<string, TableRows> = {};
  for (const { table, added, changed } of plan.changes) {
    tables[table] = { added, changed: changed.rows.length, removed: 0 };
  }
  tables.rental = { added: plan.rentals, changed: plan.returns.length, removed: 0 };
  tables.payment = { added: plan.payments, changed: 0, removed: plan.takenBack };
  const all = Object.values(tables);
  const rows = all.reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0);
  const expectedSeconds = Math.round(10 * (0.1 + rows / ROWS_PER_SECOND[vendor][way])) / 10;
  return { tables, rows, expectedSeconds, asOf, assumptions: plan.assumptions };
}

/** How many rows an update adds, which is what its progress counts. */
export function addedRows(outline: UpdateOutline): number {
  return Object.values(outline.tables).reduce((sum, { added }) => sum + added, 0);
}
