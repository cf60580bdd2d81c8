import { defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const staff = defineTable({
  name: 'staff',
  comment: 'The staff of the stores.',
  growth: 'fixed',
  columns: {
    staff_id: id(),
    first_name: required('VARCHAR(45)'),
    last_name: required('VARCHAR(45)'),
    address_id: required('INT'),
    email: optional('VARCHAR(50)'),
    store_id: optional('INT'),
    active: optional('BOOLEAN', { default: 'TRUE' }),
    username: required('VARCHAR(16)'),
    password: optional('VARCHAR(40)'),
    last_update: LAST_UPDATE,
    picture: optional('LONGBLOB', { comment: 'Always NULL.' }),
  },
  primaryKey: ['staff_id'],
  indexes: {
    comment: 'Find staff by address and by store.',
    columns: { idx_address_id: ['address_id'], idx_store_id: ['store_id'] },
  },
  foreignKeys: {
    comment: 'A member of staff refers to an address and a store.',
    columns: {
      address_id: { table: 'address', column: 'address_id' },
      store_id: { table: 'store', column: 'store_id' },
    },
  },
});

export const store = defineTable({
  name: 'store',
  comment: 'The stores of the chain, each with its manager.',
  growth: 'fixed',
  columns: {
    store_id: id(),
    manager_staff_id: required('INT'),
    address_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['store_id'],
  indexes: {
    comment: 'Find stores by manager and by address.',
    columns: { idx_manager_staff_id: ['manager_staff_id'], idx_address_id: ['address_id'] },
  },
  foreignKeys: {
    comment: 'A store refers to its manager and its address.',
    columns: {
      manager_staff_id: { table: 'staff', column: 'staff_id' },
      address_id: { table: 'address', column: 'address_id' },
    },
  },
});

export const customer = defineTable({
  name: 'customer',
  comment: 'The customers of each store. active and activebool tell whether a customer is still with the chain.',
  growth: 'chain',
  columns: {
    customer_id: id(),
    store_id: required('INT'),
    first_name: required('VARCHAR(45)'),
    last_name: required('VARCHAR(45)'),
    email: optional('VARCHAR(50)'),
    address_id: required('INT'),
    activebool: optional('BOOLEAN', { default: 'TRUE' }),
    create_date: required('DATE', { comment: 'The day on which the customer joined.' }),
    last_update: LAST_UPDATE,
    active: optional('INT', { default: '1', comment: '1 or 0, the same as activebool.' }),
  },
  primaryKey: ['customer_id'],
  indexes: {
    comment: 'Find customers by store and by address.',
    columns: { idx_store_id: ['store_id'], idx_address_id: ['address_id'] },
  },
  foreignKeys: {
    comment: 'A customer refers to a store and an address.',
    columns: {
      store_id: { table: 'store', column: 'store_id' },
      address_id: { table: 'address', column: 'address_id' },
    },
  },
});
