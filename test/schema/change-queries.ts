import type { TableSchema } from '../../src/schema/table.js';
import { TABLES, type TableName } from '../../src/schema/tables.js';

const CHANGED = 'last_update';

/** The moment of a row's latest change, where the table has no `last_update`. */
const OTHER_MOMENT: Readonly<Record<string, string>> = { payment: 'payment_date' };

/** The tables in which a change is reported first. Any other table follows. */
const REPORTED_FIRST: readonly TableName[] = [
  'rental',
  'payment',
  'customer',
  'inventory',
  'film',
  'store',
  'staff',
  'address',
  'city',
  'country',
  'actor',
  'category',
];

/** Tables with a check of their own: a scan counts the changed rentals. */
const CHECKED_ELSEWHERE: readonly TableName[] = ['rental'];

/** Which rows may not change later: not the copies bought since the simulated weeks. */
const ONLY_WHERE: Readonly<Record<string, string>> = { inventory: 'created_at < {{end_of_trade}}' };

/** The tables that every database of a run has. */
const ALWAYS_THERE = TABLES.filter(({ optional }) => optional !== true);

/** Writes the rows and the latest change of every table: sql/record/figures.sql. */
export function writeChangeFigures(): string {
  const first = REPORTED_FIRST.flatMap((name) => ALWAYS_THERE.filter((table) => table.name === name));
  const tables = [...first, ...ALWAYS_THERE.filter((table) => !first.includes(table))];
  const selects = tables.map((table, index) => {
    const [nameAs, foundAs, changedAs] = index === 0 ? [' AS name', ' AS found', ' AS changed'] : ['', '', ''];
    const moment = momentOf(table);
    const changed = moment === undefined ? 'NULL' : `MAX(${moment})`;
    return `SELECT '${table.name}'${nameAs}, COUNT(*)${foundAs}, ${changed}${changedAs} FROM ${table.name}`;
  });
  return `-- Rows and the latest change of every table in a run's record. A row that is inserted or changed by hand is
-- stamped with the server's clock, which is later than the moment that the data is a snapshot of.
${selects.join('\nUNION ALL ')};
`;
}

function momentOf({ name, columns }: TableSchema): string | undefined {
  return columns.includes(CHANGED) ? CHANGED : OTHER_MOMENT[name];
}

/** Writes the check that no row changed after the as-of moment: sql/validate/changed-after-as-of.sql. */
export function writeChangedAfterAsOf(): string {
  const tables = ALWAYS_THERE.filter(
    ({ name, columns }) => columns.includes(CHANGED) && !CHECKED_ELSEWHERE.includes(name),
  );
  const selects = tables.map(({ name, primaryKey: [id] }, index) => {
    const [nameAs, idAs] = index === 0 ? [' AS table_name', ' AS id'] : ['', ''];
    const condition = ONLY_WHERE[name] === undefined ? '' : `\n  AND ${ONLY_WHERE[name]}`;
    return `SELECT '${name}'${nameAs}, ${id}${idAs}, ${CHANGED}\nFROM ${name}\nWHERE ${CHANGED} >= {{as_of}}${condition}`;
  });
  return `-- No row but of rentals changed last at or after the as-of moment, save for copies bought since the simulated weeks.
-- kind: offenders
${selects.join('\nUNION ALL\n')};
`;
}
