import type { Config } from '../config/schema.js';
import type { TableName } from '../schema/tables.js';

/** What can be wrong with a row. */
export type FaultKind = keyof Config['dirt']['shares'];

/** The columns that a kind of fault changes: all of them, or one that is drawn for each row. */
export interface FaultColumns {
  readonly all?: readonly string[];
  readonly one?: readonly string[];
}

type TableFaults = Partial<Readonly<Record<FaultKind, FaultColumns>>>;

const NAMES = ['first_name', 'last_name'];
const STREETS = ['address', 'district'];

/**
 * The faults that the rows of a table can have, by table. Their positions are part of the address of the randomness, so a
 * new table or kind goes to the end.
 */
const FAULTS: readonly (readonly [TableName, TableFaults])[] = [
  ['rental', { swapped_dates: { all: ['rental_date', 'return_date'] }, missing_value: { one: ['return_date'] } }],
  ['payment', { impossible_amount: { one: ['amount'] }, orphan: { one: ['rental_id', 'customer_id'] } }],
  [
    'customer',
    {
      typo: { one: NAMES },
      duplicate: { all: [...NAMES, 'email', 'address_id'] },
      swapped_dates: { all: ['create_date'] },
      missing_value: { one: ['email'] },
      capitalisation: { one: NAMES },
    },
  ],
  ['address', { typo: { one: STREETS }, missing_value: { one: ['postal_code'] }, capitalisation: { one: STREETS } }],
  [
    'film',
    {
      typo: { one: ['title'] },
      missing_value: { one: ['description', 'release_year', 'length', 'rating'] },
      impossible_amount: { one: ['rental_rate', 'replacement_cost'] },
      capitalisation: { one: ['title'] },
    },
  ],
  ['actor', { typo: { one: NAMES }, capitalisation: { one: NAMES } }],
];

/** A kind of fault of a table, and its address in the table. */
export interface TableFault {
  readonly kind: FaultKind;
  readonly columns: FaultColumns;
  /** Different for each table and kind. */
  readonly number: number;
}

const MOST_KINDS = 16;

/** The kinds of fault that the rows of a table can have, always in the same order. */
export function faultsOf(table: TableName): readonly TableFault[] {
  const position = FAULTS.findIndex(([name]) => name === table);
  const faults = Object.entries(FAULTS[position]?.[1] ?? {}) as [FaultKind, FaultColumns][];
  return faults.map(([kind, columns], index) => ({ kind, columns, number: position * MOST_KINDS + index }));
}
