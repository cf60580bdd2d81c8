import { type Column, type ColumnType, checkIdType, type IdType, type TableSchema } from '../table.js';

/** Types that DuckDB has under another name. */
const TYPES: Partial<Record<ColumnType, string>> = {
  YEAR: 'SMALLINT',
  DATETIME: 'TIMESTAMP',
  LONGTEXT: 'TEXT',
  LONGBLOB: 'BLOB',
};

/** Creates a table with its primary key and no other. */
export function createDuckDbTable(table: TableSchema, idType: IdType): string {
  const { name, definitions, primaryKey, ifNotExists } = table;
  const columns = Object.entries(definitions).map(
    ([column, definition]) => `${column} ${writeColumn(definition, idType)}`,
  );
  return `CREATE TABLE ${ifNotExists ? 'IF NOT EXISTS ' : ''}${name} (${columns.join(', ')}, PRIMARY KEY (${primaryKey.join(', ')}))`;
}

function writeColumn({ type, nullable, default: value }: Column, idType: IdType): string {
  const name = type === 'ID' ? checkIdType(idType) : (TYPES[type] ?? type);
  return `${name} ${nullable ? 'NULL' : 'NOT NULL'}${value === undefined ? '' : ` DEFAULT ${value}`}`;
}
