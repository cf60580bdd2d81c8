import { type Column, foreignKeysOf, type TableSchema } from '../../src/schema/table.js';

/** docs/schema.md: the tables with their columns, keys and indexes. */
export function writeSchemaPage(tables: readonly TableSchema[]): string {
  return [
    '# Schema',
    'The tables of a database, parents before children. `datagen_run` says what made the database, and no dataset has a\n' +
      'file for it. `rental_id` and `payment_id` (ID below) are INT, or BIGINT in a very large chain. Types are those of MySQL\n' +
      'and MariaDB. DuckDB has the primary keys and no other key or index.',
    'This page is written by `npm run sql`, as are the statements in `sql/schema`, `sql/indexes` and `sql/keys`.',
    ...tables.map(writeTable),
  ]
    .join('\n\n')
    .concat('\n');
}

function writeTable(table: TableSchema): string {
  const parents = new Map(
    foreignKeysOf(table).map(({ column, parent, parentColumn }) => [column, `${parent}.${parentColumn}`]),
  );
  const rows = Object.entries(table.definitions).map(([name, column]) => {
    const parent = parents.get(name);
    const meaning = [parent && `Refers to ${parent}.`, column.comment].filter(Boolean).join(' ');
    return `| ${name} | ${column.type} | ${describeNull(column)} | ${describeDefault(column)} | ${meaning} |`;
  });
  return [
    `## ${table.name}`,
    table.comment,
    ['| column | type | NULL | default | |', '|---|---|---|---|---|', ...rows].join('\n'),
    [`Primary key: ${table.primaryKey.join(', ')}.`, ...describeIndexes(table)].join(' '),
  ].join('\n\n');
}

function describeNull({ nullable }: Column): string {
  return nullable ? 'yes' : 'no';
}

function describeDefault({ default: value, autoIncrement, onUpdate }: Column): string {
  if (autoIncrement) return 'the next number';
  if (value === 'CURRENT_TIMESTAMP') return onUpdate ? 'now, at every change' : 'now';
  return value ?? '';
}

function describeIndexes({ indexes, fullText }: TableSchema): string[] {
  const list = (columns: Readonly<Record<string, readonly string[]>>) =>
    Object.values(columns)
      .map((each) => each.join(' + '))
      .join(', ');
  return [
    ...(indexes ? [`Indexes: ${list(indexes.columns)}.`] : []),
    ...(fullText ? [`Full-text index: ${list(fullText.columns)}.`] : []),
  ];
}
