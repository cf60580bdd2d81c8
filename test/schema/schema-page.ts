import { type Column, foreignKeysOf, type TableSchema } from '../../src/schema/table.js';

/** docs/schema.md: the tables with their columns, keys and indexes. */
export function writeSchemaPage(tables: readonly TableSchema[]): string {
  return [
    '# Schema',
    'The tables of a database, parents before children. `datagen_run` records the run that made the database; a dataset has\n' +
      'no file for it. The type ID (`rental_id`, `payment_id`) is INT, or BIGINT in a very large chain. The types are those of\n' +
      'MySQL and MariaDB. On DuckDB the tables have their primary keys, but no foreign keys and no other indexes.',
    '`npm run sql` writes this page, and the statements in `sql/schema`, `sql/indexes` and `sql/keys`.',
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
  if (value === 'CURRENT_TIMESTAMP') return onUpdate ? 'now; set again at every change' : 'now';
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
