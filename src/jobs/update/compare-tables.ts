import type { Cell } from '../../encode/small-table.js';
import { DatagenError } from '../../errors.js';
import type { SmallTableSource } from '../../model/catalog/small-table-source.js';
import { smallTableRows } from '../../model/catalog/small-tables.js';
import { SMALL_TABLES, type SmallTableName, schemaOf } from '../../schema/tables.js';
import type { TableChange } from './plan.js';

type Row = readonly Cell[];

export interface ComparedTable extends TableChange {
  /** The number of rows after the update. */
  readonly rows: number;
}

/** Lists the changes that turn a chain's small tables into those of the same chain at a later moment. */
export function compareTables(before: SmallTableSource, after: SmallTableSource): readonly ComparedTable[] {
  return SMALL_TABLES.flatMap((name) => {
    const table = schemaOf(name);
    const keys = table.primaryKey.length;
    const differences = () => compareRows(name, smallTableRows(name, before), smallTableRows(name, after), keys);
    let added = 0;
    let rows = 0;
    for (const _ of smallTableRows(name, before)) rows++;
    const changedRows: Row[] = [];
    for (const { row, isNew } of differences()) {
      if (isNew) added++;
      else changedRows.push(row);
    }
    if (added === 0 && changedRows.length === 0) return [];
    const addedRows = () => onlyNew(differences());
    const changed = { columns: table.columns, keys, rows: changedRows };
    return [{ table: name, added, rows: rows + added, addedRows, changed }];
  });
}

interface Difference {
  readonly row: Row;
  readonly isNew: boolean;
}

/** Merges two tables in the order of their keys, and yields the rows of `after` that differ from `before`. */
function* compareRows(
  table: SmallTableName,
  before: Iterable<Row>,
  after: Iterable<Row>,
  keys: number,
): Generator<Difference> {
  const old = before[Symbol.iterator]();
  let next = old.next();
  for (const row of after) {
    const order = next.done ? 1 : compareKeys(next.value, row, keys);
    if (order > 0) {
      yield { row, isNew: true };
      continue;
    }
    if (order < 0 || next.done) break;
    if (!next.value.every((cell, column) => cell === row[column])) yield { row, isNew: false };
    next = old.next();
  }
  if (!next.done)
    throw new DatagenError('internal', `The longer run lacks a row of ${table}: ${String(next.value[0])}.`);
}

function compareKeys(one: Row, other: Row, keys: number): number {
  for (let column = 0; column < keys; column++) {
    const apart = Number(one[column]) - Number(other[column]);
    if (apart !== 0) return apart;
  }
  return 0;
}

function* onlyNew(differences: Iterable<Difference>): Generator<Row> {
  for (const { row, isNew } of differences) if (isNew) yield row;
}
