import { CREATED_AT, defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const inventory = defineTable({
  name: 'inventory',
  comment: 'The copies: film, store, day of purchase and buyer.',
  growth: 'chain',
  columns: {
    inventory_id: id(),
    film_id: required('INT'),
    store_id: required('INT'),
    date_purchased: required('DATE'),
    staff_id: required('INT'),
    created_at: CREATED_AT,
    last_update: LAST_UPDATE,
  },
  primaryKey: ['inventory_id'],
  indexes: {
    comment: "Find a film's copies in a store, a store's copies, and copies by purchase.",
    columns: {
      idx_film_store: ['film_id', 'store_id'],
      idx_store_id: ['store_id'],
      idx_date_purchased: ['date_purchased'],
      idx_staff_id: ['staff_id'],
      idx_created_at: ['created_at'],
    },
  },
  foreignKeys: {
    comment: 'A copy refers to its film, its store and its buyer.',
    columns: {
      film_id: { table: 'film', column: 'film_id' },
      store_id: { table: 'store', column: 'store_id' },
      staff_id: { table: 'staff', column: 'staff_id' },
    },
  },
});

export const filmReleases = defineTable({
  name: 'film_releases',
  comment: 'The films released since the opening, and the number of copies bought of each.',
  growth: 'fixed',
  optional: true,
  columns: {
    release_id: id(),
    film_id: required('INT'),
    release_date: required('DATE'),
    release_quarter: optional('VARCHAR(10)', { comment: 'Such as Q4 2001.' }),
    release_year: optional('INT'),
    category: optional('VARCHAR(50)'),
    description: optional('VARCHAR(255)'),
    num_copies_added: optional('INT', { default: '5' }),
    added_by_staff_id: optional('INT'),
    created_at: CREATED_AT,
    last_update: LAST_UPDATE,
  },
  primaryKey: ['release_id'],
  indexes: {
    comment: 'Find releases by film, by date, by quarter, by genre and by staff.',
    columns: {
      idx_film_id: ['film_id'],
      idx_release_date: ['release_date'],
      idx_release_quarter: ['release_quarter', 'release_year'],
      idx_category: ['category'],
      idx_added_by_staff_id: ['added_by_staff_id'],
    },
  },
  foreignKeys: {
    comment: 'A release refers to its film and to the member of staff who entered it.',
    columns: {
      film_id: { table: 'film', column: 'film_id' },
      added_by_staff_id: { table: 'staff', column: 'staff_id' },
    },
  },
});

export const inventoryPurchases = defineTable({
  name: 'inventory_purchases',
  comment: 'The copies bought since the opening, one row per copy: when, by whom and why.',
  growth: 'chain',
  optional: true,
  columns: {
    purchase_id: id(),
    film_id: required('INT'),
    inventory_id: optional('INT'),
    staff_id: optional('INT'),
    purchase_date: required('DATE'),
    quantity: optional('INT', { default: '1' }),
    purchase_reason: optional('VARCHAR(100)'),
    created_at: CREATED_AT,
  },
  primaryKey: ['purchase_id'],
  indexes: {
    comment: 'Find purchases by film, by copy, by staff and by date.',
    columns: {
      idx_film_id: ['film_id'],
      idx_inventory_id: ['inventory_id'],
      idx_staff_id: ['staff_id'],
      idx_purchase_date: ['purchase_date'],
    },
  },
  foreignKeys: {
    comment: 'A purchase refers to its film, its copy and its buyer.',
    columns: {
      film_id: { table: 'film', column: 'film_id' },
      inventory_id: { table: 'inventory', column: 'inventory_id' },
      staff_id: { table: 'staff', column: 'staff_id' },
    },
  },
});
