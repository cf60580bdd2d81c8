import { type Table, tablesAmong } from '../schema/tables.js';
import { type Columns, hasColumn } from './list-columns.js';
import { readSelects, type Select } from './read-selects.js';

/**
 * Finds the first table or column that a query of sql/ reads and a database lacks, in words: `there is no column
 * inventory.created_at`. Undefined when all are there.
 *
 * A column without its table's name belongs to those tables of its SELECT that have it in this program's schema, else
 * to those of the SELECT around it.
 */
export function findMissing(sql: string, columns: Columns): string | undefined {
  const selects = readSelects(sql);
  const lacking = selects.flatMap(({ tables }) => [...tables.values()]).find((name) => lacksTable(name, columns));
  if (lacking !== undefined) return `there is no table ${lacking} to read`;
  for (const select of selects) {
    const missing = select.qualified.find(([alias, column]) => lacksQualified(select, alias, column, columns));
    if (missing !== undefined) return `there is no column ${tableOf(select, missing[0])}.${missing[1]} to read`;
    const owned = select.bare.map((name) => [findOwners(select, name), name] as const);
    for (const [owners, name] of owned) {
      const [owner] = owners;
      if (owner !== undefined && owners.every((table) => !hasColumn(columns, table.name, name))) {
        return `there is no column ${owner.name}.${name} to read`;
      }
    }
  }
  return undefined;
}

function lacksTable(name: string, columns: Columns): boolean {
  return tablesAmong([name]).length > 0 && !columns.has(name);
}

function lacksQualified(select: Select, alias: string, column: string, columns: Columns): boolean {
  const table = tableOf(select, alias);
  return table !== undefined && columns.has(table) && !hasColumn(columns, table, column);
}

/** The table that a name stands for in a SELECT or in one around it; undefined for a subquery's. */
function tableOf(select: Select, alias: string): string | undefined {
  if (select.subqueries.has(alias)) return undefined;
  return select.tables.get(alias) ?? (select.around && tableOf(select.around, alias));
}

function findOwners(select: Select, name: string): readonly Table[] {
  const owners = [...select.tables.values()]
    .flatMap((table) => tablesAmong([table]))
    .filter(({ columns }) => columns.includes(name));
  if (owners.length > 0 || select.around === undefined) return owners;
  return findOwners(select.around, name);
}
