import { defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const businessEvent = defineTable({
  name: 'business_event',
  comment: 'What made demand differ from that of other days: holidays, phases, storms, promotions and the like.',
  growth: 'chain',
  optional: true,
  columns: {
    event_id: id(),
    store_id: optional('INT', { comment: 'NULL: every store.' }),
    start_date: required('DATE'),
    end_date: required('DATE', { comment: 'The last day, included.' }),
    kind: required('VARCHAR(30)'),
    description: required('VARCHAR(255)'),
    demand_multiplier: required('DECIMAL(7, 3)', { comment: 'Demand, times this; 0: closed.' }),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['event_id'],
  indexes: {
    comment: 'Find events by store, by date and by kind.',
    columns: {
      idx_store_id: ['store_id'],
      idx_start_date: ['start_date', 'end_date'],
      idx_kind: ['kind'],
    },
  },
  foreignKeys: {
    comment: 'An event is of one store or, without one, of all.',
    columns: {
      store_id: { table: 'store', column: 'store_id' },
    },
  },
});
