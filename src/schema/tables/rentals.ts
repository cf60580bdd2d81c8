import { defineTable, id, LAST_UPDATE, optional, required } from '../table.js';

export const rental = defineTable({
  name: 'rental',
  comment: 'The rentals: who rented which copy, and when it was returned.',
  growth: 'block',
  columns: {
    rental_id: id('ID'),
    rental_date: required('DATETIME'),
    inventory_id: required('INT'),
    customer_id: required('INT'),
    return_date: optional('DATETIME', { comment: 'NULL while the copy is out or lost.' }),
    staff_id: required('INT'),
    last_update: LAST_UPDATE,
  },
  primaryKey: ['rental_id'],
  indexes: {
    comment: 'Find rentals by date, by copy, by customer and by staff.',
    columns: {
      idx_rental_date: ['rental_date'],
      idx_inventory_id: ['inventory_id'],
      idx_customer_id: ['customer_id'],
      idx_staff_id: ['staff_id'],
    },
  },
  foreignKeys: {
    comment: 'A rental refers to its copy, its customer and a member of staff.',
    columns: {
      inventory_id: { table: 'inventory', column: 'inventory_id' },
      customer_id: { table: 'customer', column: 'customer_id' },
      staff_id: { table: 'staff', column: 'staff_id' },
    },
  },
});

export const payment = defineTable({
  name: 'payment',
  comment: 'The payments: the rental rate at the checkout and, for a late return, the late fee at the return.',
  growth: 'block',
  columns: {
    payment_id: id('ID'),
    customer_id: required('INT'),
    staff_id: required('INT'),
    rental_id: required('ID'),
    amount: required('DECIMAL(5, 2)'),
    payment_date: required('DATETIME'),
  },
  primaryKey: ['payment_id'],
  indexes: {
    comment: 'Find payments by date, by customer, by staff and by rental.',
    columns: {
      idx_payment_date: ['payment_date'],
      idx_customer_id: ['customer_id'],
      idx_staff_id: ['staff_id'],
      idx_rental_id: ['rental_id'],
    },
  },
  foreignKeys: {
    comment: 'A payment refers to its customer, a member of staff and its rental.',
    columns: {
      customer_id: { table: 'customer', column: 'customer_id' },
      staff_id: { table: 'staff', column: 'staff_id' },
      rental_id: { table: 'rental', column: 'rental_id' },
    },
  },
});
