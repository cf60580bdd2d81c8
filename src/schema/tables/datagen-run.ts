import { defineTable, id, optional, required } from '../table.js';

/** The run record of a database, which no dataset has as a file. */
export const datagenRun = defineTable({
  name: 'datagen_run',
  comment: 'The run record: the run that made this database, and the state of a load in progress.',
  growth: 'fixed',
  ifNotExists: true,
  columns: {
    run_id: id(),
    generator_version: required('VARCHAR(40)'),
    seed: required('BIGINT'),
    configuration: required('LONGTEXT', { comment: 'JSON.' }),
    weeks: required('INT'),
    first_day: required('DATE'),
    as_of: required('DATETIME', { comment: 'The end of the simulated time.' }),
    ledger: required('LONGTEXT', { comment: 'The figures of the run, as JSON.' }),
    state: required('VARCHAR(20)', { comment: 'loading or complete.' }),
    load_state: optional('LONGTEXT', { comment: 'The progress of a load, as JSON.' }),
    created_at: required('TIMESTAMP', { default: 'CURRENT_TIMESTAMP' }),
    last_update: { ...required('TIMESTAMP', { default: 'CURRENT_TIMESTAMP' }), onUpdate: true },
  },
  primaryKey: ['run_id'],
});
