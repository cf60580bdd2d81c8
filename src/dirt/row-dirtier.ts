import type { Config } from '../config/schema.js';
import type { Cell } from '../encode/small-table.js';
import { dateText } from '../model/calendar/civil.js';
import { Purpose, Stream } from '../model/random/stream.js';
import { schemaOf, type TableName } from '../schema/tables.js';
import { misform, mistype } from './dirty-text.js';
import { FaultLottery } from './fault-lottery.js';
import type { FaultKind, TableFault } from './faults.js';

/** A value that was made wrong. */
export interface Dirt {
  readonly table: TableName;
  /** The row's id. */
  readonly row: number;
  readonly column: string;
  readonly kind: FaultKind;
  readonly trueValue: string;
  /** Null for NULL. */
  readonly dirtyValue: string | null;
}

/** A row with what is wrong with it. */
export interface DirtyRow {
  readonly row: readonly Cell[];
  readonly dirt: readonly Dirt[];
}

/** What is known of the customers, whose faults depend on others and on their rentals. */
export interface CustomerFacts {
  /** A customer's row before it is made dirty. */
  readonly cleanRow: (id: number) => readonly Cell[];
  /** The epoch day of the first rental in the data; undefined if there is none. */
  readonly firstRentalDay: (id: number) => number | undefined;
}

/** A value for each column that changes. */
type Changes = readonly (readonly [column: string, value: Cell])[];

/** How far back the double of a customer is. */
const MOST_CUSTOMERS_BETWEEN = 300;
/** The day that a customer is said to have joined on is at most so long after the first rental. */
const MOST_DAYS_LATE = 60;
/** Ids of orphans: no run has as many rentals or customers, and they fit into INT. */
const FIRST_ORPHAN_ID = 2_000_000_000;
const ORPHAN_IDS = 147_000_000;

/** Makes rows of a table dirty. A row depends on seed, table and row, whatever was made dirty before. */
export class RowDirtier {
  private readonly lottery: FaultLottery;
  private readonly seed: number;
  private readonly columns: readonly string[];

  constructor(
    config: Config,
    private readonly table: TableName,
    private readonly customers?: CustomerFacts,
  ) {
    this.lottery = new FaultLottery(config, table);
    this.seed = config.simulation.seed;
    this.columns = schemaOf(table).columns;
  }

  /** The fault of a row; undefined for a clean one. */
  faultOf(id: number): TableFault | undefined {
    return this.lottery.faultOf(id);
  }

  /** Makes a row dirty; returns undefined if its values leave no room for the fault. */
  apply(fault: TableFault, row: readonly Cell[]): DirtyRow | undefined {
    const { table, columns } = this;
    const id = Number(row[0]);
    const { kind } = fault;
    const dirty = [...row];
    const dirt: Dirt[] = [];
    for (const [column, value] of this.changesOf(fault, id, row)) {
      const at = columns.indexOf(column);
      const trueValue = String(row[at]);
      const dirtyValue = value === null ? null : String(value);
      if (trueValue === dirtyValue) continue;
      dirty[at] = value;
      dirt.push({ table, row: id, column, kind, trueValue, dirtyValue });
    }
    return dirt.length === 0 ? undefined : { row: dirty, dirt };
  }

  private changesOf({ kind, columns, number }: TableFault, id: number, row: readonly Cell[]): Changes {
    const stream = new Stream(this.seed, id, number, Purpose.dirtyValue);
    const { all, one = [] } = columns;
    if (all !== undefined) return kind === 'duplicate' ? this.repeat(all, id, stream) : this.swap(all, id, row, stream);
    const column = one[stream.below(one.length)] ?? '';
    const found = row[this.columns.indexOf(column)] ?? null;
    if (found === null) return [];
    const value = this.spoil(kind, column, String(found), stream);
    return value === undefined ? [] : [[column, value]];
  }

  /** A wrong value for a column; undefined if there is none. */
  private spoil(kind: FaultKind, column: string, text: string, stream: Stream): Cell | undefined {
    if (kind === 'typo') return mistype(text, this.widthOf(column), stream);
    if (kind === 'capitalisation') return misform(text, this.widthOf(column), stream);
    if (kind === 'impossible_amount') return this.misprice(column, text, stream);
    if (kind === 'orphan') return FIRST_ORPHAN_ID + stream.below(ORPHAN_IDS);
    return kind === 'missing_value' ? null : undefined;
  }

  /** A hundred times the amount where the column has room for it, otherwise the negative one. */
  private misprice(column: string, text: string, stream: Stream): string | undefined {
    const cents = Math.round(Number(text) * 100);
    if (cents <= 0) return undefined;
    const isNegative = stream.below(2) === 0 || String(cents).length > this.widthOf(column);
    return isNegative ? `-${text}` : `${cents}.00`;
  }

  /** The data of an earlier customer, whose own row is clean. */
  private repeat(columns: readonly string[], id: number, stream: Stream): Changes {
    let other = id - 1 - stream.below(Math.min(id, MOST_CUSTOMERS_BETWEEN));
    while (other >= 1 && this.faultOf(other) !== undefined) other--;
    const row = other >= 1 ? this.customers?.cleanRow(other) : undefined;
    return row === undefined ? [] : columns.map((column) => [column, row[this.columns.indexOf(column)] ?? null]);
  }

  private swap(columns: readonly string[], id: number, row: readonly Cell[], stream: Stream): Changes {
    const [first = '', second] = columns;
    if (second === undefined) {
      const day = this.customers?.firstRentalDay(id);
      return day === undefined ? [] : [[first, dateText(day + stream.between(1, MOST_DAYS_LATE))]];
    }
    const [one, other] = [first, second].map((column) => row[this.columns.indexOf(column)] ?? null);
    if (one === null || other === null) return [];
    return [
      [first, other as Cell],
      [second, one as Cell],
    ];
  }

  /** The characters that a text may have, or the digits before the point of an amount. */
  private widthOf(column: string): number {
    const type = schemaOf(this.table).definitions[column]?.type ?? '';
    const [most = 0, decimals = 0] = Array.from(type.matchAll(/\d+/g), Number);
    return most - decimals;
  }
}
