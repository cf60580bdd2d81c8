import { defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const country = defineTable({
  name: 'country',
  comment: 'The countries of the cities.',
  growth: 'fixed',
  columns: {
    country_id: id(),
    country: required('VARCHAR(50)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['country_id'],
});

export const city = defineTable({
  name: 'city',
  comment: 'The cities of stores, staff and customers.',
  growth: 'fixed',
  columns: {
    city_id: id(),
    city: required('VARCHAR(50)'),
    country_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['city_id'],
  indexes: {
    comment: 'Find the cities of a country.',
    columns: { idx_country_id: ['country_id'] },
  },
  foreignKeys: {
    comment: 'A city refers to its country.',
    columns: { country_id: { table: 'country', column: 'country_id' } },
  },
});

export const address = defineTable({
  name: 'address',
  comment: 'One address for each store, member of staff and customer.',
  growth: 'chain',
  columns: {
    address_id: id(),
    address: required('VARCHAR(50)'),
    address2: optional('VARCHAR(50)'),
    district: required('VARCHAR(20)'),
    city_id: required('INT'),
    postal_code: optional('VARCHAR(10)'),
    phone: required('VARCHAR(20)'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['address_id'],
  indexes: {
    comment: 'Find the addresses in a city.',
    columns: { idx_city_id: ['city_id'] },
  },
  foreignKeys: {
    comment: 'An address refers to its city.',
    columns: { city_id: { table: 'city', column: 'city_id' } },
  },
});
