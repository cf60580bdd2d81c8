import { defineTable, id, optional, required } from '../table.js';

/** The answer key of dirty data, which only a dirty dataset has. */
export const dirt = defineTable({
  name: 'dirt',
  comment:
    'The answer key of dirty data: each value that was made wrong, and what it was. Only where dirty data was asked for.',
  growth: 'block',
  optional: true,
  columns: {
    dirt_id: id('ID'),
    table_name: required('VARCHAR(30)'),
    row_id: required('BIGINT', { comment: "The row's key, its first column." }),
    column_name: required('VARCHAR(30)'),
    kind: required('VARCHAR(30)', { comment: 'What was done, as in the configuration: dirt.shares.' }),
    true_value: required('TEXT'),
    dirty_value: optional('TEXT', { comment: 'NULL: the value is missing.' }),
  },
  primaryKey: ['dirt_id'],
  indexes: {
    comment: 'Find the faults of a row, and those of a kind.',
    columns: { idx_table_row: ['table_name', 'row_id'], idx_kind: ['kind'] },
  },
});
