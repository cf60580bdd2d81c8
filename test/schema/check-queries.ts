import { type ForeignKey, foreignKeysOf, type TableSchema } from '../../src/schema/table.js';
import { schemaOf, TABLES, type TableName } from '../../src/schema/tables.js';

/** What a scan counts, which proves that a check finds nothing. */
const PASS_IF: Readonly<Record<string, string>> = {
  'rental.customer_id': 'rentals.without_customer = 0',
  'rental.inventory_id': 'rentals.without_copy = 0',
  'rental.staff_id': 'rentals.without_staff = 0',
  'payment.rental_id': 'payments.without_rental = 0',
};

/** The foreign keys that dirty data breaks, of those with a written check. */
const ORPHANS = ['payment.rental_id'];

/** Checks written by hand, since the distinct values are read off an index. */
const BY_HAND = ['payment.customer_id', 'payment.staff_id'];

/** The foreign keys that have a check each. Those of a table that may be missing share one, written by hand. */
export const CHECKED_KEYS = TABLES.filter(({ optional }) => optional !== true).flatMap(foreignKeysOf);

/** The checks that are written from the schema: their text by name. */
export function writeCheckQueries(): Map<string, string> {
  const counted = TABLES.filter(({ definitions, primaryKey: [key = ''] }) => definitions[key]?.autoIncrement);
  return new Map([
    [
      'dense-ids',
      `-- The keys of every table count from 1 without a gap.
-- kind: compare
-- foreign: notice
${writeDenseIds(counted.filter(({ optional }) => optional !== true))}`,
    ],
    ...CHECKED_KEYS.filter(({ table, column }) => !BY_HAND.includes(`${table}.${column}`)).map(
      (key) => [nameCheck(key), writeForeignKeyCheck(key)] as const,
    ),
  ]);
}

/** The name of a foreign key's check. */
export function nameCheck({ table, column }: ForeignKey): string {
  return `foreign-key-${table}-${column}`.replaceAll('_', '-');
}

function writeDenseIds(tables: readonly TableSchema[]): string {
  const selects = tables.map(({ name, primaryKey: [id] }, index) => {
    const [nameAs, expectedAs, foundAs] = index === 0 ? [' AS name', ' AS expected', ' AS found'] : ['', '', ''];
    const last = `CASE WHEN MIN(${id}) >= 1 THEN MAX(${id}) ELSE MIN(${id}) END`;
    return `SELECT '${name}'${nameAs}, COUNT(*)${expectedAs}, COALESCE(${last}, 0)${foundAs}\nFROM ${name}`;
  });
  return `${selects.join('\nUNION ALL\n')};\n`;
}

function writeForeignKeyCheck({ table, column, parent, parentColumn }: ForeignKey): string {
  const { primaryKey } = schemaOf(table as TableName);
  const shown = [...primaryKey.filter((key) => key !== column), column].map((each) => `${table}.${each}`);
  const passIf = PASS_IF[`${table}.${column}`];
  return `-- Every ${table}.${column} names a row of ${parent}.
-- kind: offenders
${ORPHANS.includes(`${table}.${column}`) ? '-- dirt: orphan\n' : ''}${passIf === undefined ? '' : `-- pass if: ${passIf}\n`}SELECT ${shown.join(', ')}
FROM ${table}
LEFT JOIN ${parent} ON ${parent}.${parentColumn} = ${table}.${column}
WHERE ${table}.${column} IS NOT NULL
  AND ${parent}.${parentColumn} IS NULL;
`;
}
