import { type Column, checkIdType, foreignKeysOf, type IdType, type Indexes, type TableSchema } from '../table.js';

/** A statement without its semicolon, and what it is for. */
export interface Statement {
  readonly comment: string;
  readonly sql: string;
}

const OPTIONS = 'ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci';

/** Creates a table with its primary key only; `whole` adds its indexes and foreign keys. */
export function createTable(table: TableSchema, idType: IdType, whole: 'bare' | 'whole' = 'bare'): Statement {
  return writeTable(table, checkIdType(idType), whole === 'whole' ? [...indexesOf(table), ...keysOf(table)] : []);
}

/** Creates a table, with `{{ID}}` for the type of its largest ids. */
export function createTableTemplate(table: TableSchema): Statement {
  return writeTable(table, '{{ID}}', []);
}

/** Builds a table's secondary indexes, in the order in which they have to run; empty for a table that has none. */
export function buildIndexes({ name, indexes, fullText }: TableSchema): Statement[] {
  return [
    ...(indexes ? [alterTable(name, indexes.comment, writeIndexes(indexes, 'INDEX'))] : []),
    ...(fullText ? [alterTable(name, fullText.comment, writeIndexes(fullText, 'FULLTEXT INDEX'))] : []),
  ];
}

/** Adds a table's foreign keys; empty for a table that has none. */
export function addForeignKeys(table: TableSchema): Statement[] {
  const { name, foreignKeys } = table;
  return foreignKeys ? [alterTable(name, foreignKeys.comment, keysOf(table))] : [];
}

/** A statement as a script has it. */
export function writeScript({ comment, sql }: Statement): string {
  return `-- ${comment}\n${sql};\n`;
}

function alterTable(table: string, comment: string, additions: readonly string[]): Statement {
  return { comment, sql: `ALTER TABLE ${table}\n${additions.map((each) => `  ADD ${each}`).join(',\n')}` };
}

function indexesOf({ indexes, fullText }: TableSchema): string[] {
  return [...writeIndexes(indexes, 'INDEX'), ...writeIndexes(fullText, 'FULLTEXT INDEX')];
}

function writeIndexes(indexes: Indexes | undefined, kind: string): string[] {
  return Object.entries(indexes?.columns ?? {}).map(([name, columns]) => `${kind} ${name} (${columns.join(', ')})`);
}

function keysOf(table: TableSchema): string[] {
  return foreignKeysOf(table).map(
    ({ column, parent, parentColumn }) =>
      `CONSTRAINT fk_${table.name}_${column} FOREIGN KEY (${column}) REFERENCES ${parent} (${parentColumn})`,
  );
}

function writeTable(
  { name, comment, definitions, primaryKey, ifNotExists }: TableSchema,
  idType: string,
  additions: readonly string[],
): Statement {
  const columns = Object.entries(definitions);
  const nameWidth = Math.max(...columns.map(([column]) => column.length));
  const typeOf = ({ type }: Column) => (type === 'ID' ? idType : type);
  const typeWidth = Math.max(...columns.map(([, column]) => (isAligned(column) ? typeOf(column).length : 0)));
  const lines = columns.map(([column, definition]) => {
    const type = typeOf(definition);
    const start = isAligned(definition)
      ? `${type.padEnd(typeWidth)} ${definition.nullable ? '    NULL' : 'NOT NULL'}`
      : `${type} ${definition.nullable ? 'NULL' : 'NOT NULL'}`;
    return `${column.padEnd(nameWidth)} ${start}${writeDetails(definition)}`;
  });
  const all = [...lines, `PRIMARY KEY (${primaryKey.join(', ')})`, ...additions];
  const create = ifNotExists ? 'CREATE TABLE IF NOT EXISTS' : 'CREATE TABLE';
  return { comment, sql: `${create} ${name} (\n  ${all.join(',\n  ')}\n) ${OPTIONS}` };
}

/** Whether a column is aligned with the others. A long type or last_update is not, since it would widen all columns. */
function isAligned({ type, nullable }: Column): boolean {
  return !type.startsWith('ENUM') && !(type === 'TIMESTAMP' && nullable);
}

function writeDetails(column: Column): string {
  return [
    column.default === undefined ? '' : ` DEFAULT ${column.default}`,
    column.onUpdate ? ' ON UPDATE CURRENT_TIMESTAMP' : '',
    column.autoIncrement ? ' AUTO_INCREMENT' : '',
  ].join('');
}
