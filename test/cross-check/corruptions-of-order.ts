import { type Corruption, NUMBER_AGAIN } from './corruption.js';

/** Ids, months, people and the catalogue out of order. */
export const corruptionsOfOrder: readonly Corruption[] = [
  {
    name: 'a third of July is lost, and all the rest is numbered again',
    breaks: 'ledger-by-month',
    fails: 'ledger-by-month',
    statements: [
      `DELETE payment, rental FROM rental JOIN payment USING (rental_id)
       WHERE MONTH(rental_date) = 7 AND rental_id MOD 3 = 0`,
      ...NUMBER_AGAIN,
    ],
  },
  {
    name: 'two neighbouring rentals change ids',
    breaks: 'ids-against-time',
    fails: 'time-order-rental',
    statements: [
      `SELECT this.rental_id INTO @rental
       FROM rental AS this
       JOIN rental AS next ON next.rental_id = this.rental_id + 1 AND next.rental_date > this.rental_date
       LIMIT 1 OFFSET 100`,
      'UPDATE rental SET rental_id = -1, last_update = last_update WHERE rental_id = @rental',
      'UPDATE rental SET rental_id = @rental, last_update = last_update WHERE rental_id = @rental + 1',
      'UPDATE rental SET rental_id = @rental + 1, last_update = last_update WHERE rental_id = -1',
      `UPDATE payment SET rental_id = 2 * @rental + 1 - rental_id WHERE rental_id IN (@rental, @rental + 1)`,
    ],
  },
  {
    name: 'two neighbouring payments change ids',
    breaks: 'ids-against-time',
    fails: 'time-order-payment',
    statements: [
      `SELECT this.payment_id INTO @payment
       FROM payment AS this
       JOIN payment AS next ON next.payment_id = this.payment_id + 1 AND next.payment_date > this.payment_date
       LIMIT 1 OFFSET 100`,
      'UPDATE payment SET payment_id = -1 WHERE payment_id = @payment',
      'UPDATE payment SET payment_id = @payment WHERE payment_id = @payment + 1',
      'UPDATE payment SET payment_id = @payment + 1 WHERE payment_id = -1',
    ],
  },
  {
    name: 'two payments of one basket change ids',
    breaks: 'ids-against-time',
    fails: 'time-order-payment',
    statements: [
      `SELECT this.payment_id INTO @payment
       FROM payment AS this
       JOIN payment AS next
         ON next.payment_id = this.payment_id + 1
         AND next.payment_date = this.payment_date
         AND next.customer_id = this.customer_id
       LIMIT 1`,
      'UPDATE payment SET payment_id = -1 WHERE payment_id = @payment',
      'UPDATE payment SET payment_id = @payment WHERE payment_id = @payment + 1',
      'UPDATE payment SET payment_id = @payment + 1 WHERE payment_id = -1',
    ],
  },
  {
    name: 'two events change ids',
    breaks: 'business-events',
    fails: 'time-order-business-event',
    statements: [
      `SELECT this.event_id INTO @event
       FROM business_event AS this
       JOIN business_event AS next ON next.event_id = this.event_id + 1 AND next.start_date > this.start_date
       LIMIT 1 OFFSET 10`,
      'UPDATE business_event SET event_id = -1, last_update = last_update WHERE event_id = @event',
      'UPDATE business_event SET event_id = @event, last_update = last_update WHERE event_id = @event + 1',
      'UPDATE business_event SET event_id = @event + 1, last_update = last_update WHERE event_id = -1',
    ],
  },
  {
    name: 'two customers change the days they joined',
    breaks: 'ids-against-time',
    fails: 'time-order-customer',
    statements: [
      `SELECT one.customer_id, other.customer_id, one.create_date, other.create_date,
         one.last_update, other.last_update
       INTO @one, @other, @one_date, @other_date, @one_moment, @other_moment
       FROM customer AS one
       JOIN customer AS other ON other.customer_id > one.customer_id AND other.create_date > one.create_date
       WHERE one.active = 1 AND other.active = 1 AND one.create_date > @first_day
         AND NOT EXISTS (
           SELECT 1 FROM rental WHERE rental.customer_id = one.customer_id AND rental_date < other.last_update
         )
       LIMIT 1`,
      `UPDATE customer
       SET create_date = IF(customer_id = @one, @other_date, @one_date),
         last_update = IF(customer_id = @one, @other_moment, @one_moment)
       WHERE customer_id IN (@one, @other)`,
    ],
  },
  {
    name: 'the last rental skips an id',
    breaks: 'id-gaps',
    fails: 'dense-ids',
    statements: [
      'SELECT MAX(rental_id) INTO @rental FROM rental',
      'UPDATE rental SET rental_id = @rental + 1, last_update = last_update WHERE rental_id = @rental',
      'UPDATE payment SET rental_id = @rental + 1 WHERE rental_id = @rental',
    ],
  },
  {
    name: 'the last payment skips an id',
    breaks: 'id-gaps',
    fails: 'dense-ids',
    statements: ['UPDATE payment SET payment_id = payment_id + 1 ORDER BY payment_id DESC LIMIT 1'],
  },
  {
    name: 'rentals of a customer who is not there',
    breaks: 'orphans',
    fails: 'foreign-key-rental-customer-id',
    statements: [
      'UPDATE rental SET customer_id = 999999, last_update = last_update WHERE rental_id = 321',
      'UPDATE payment SET customer_id = 999999 WHERE rental_id = 321',
    ],
  },
  {
    name: 'a film in a language that is not there',
    breaks: 'orphans',
    fails: 'foreign-key-film-language-id',
    statements: ['UPDATE film SET language_id = 99, last_update = last_update WHERE film_id = 5'],
  },
  {
    name: 'a payment for a rental that is not there',
    breaks: 'orphans',
    fails: 'foreign-key-payment-rental-id',
    statements: ['UPDATE payment SET rental_id = 9999999 WHERE payment_id = 321'],
  },
  {
    name: 'a customer who left is marked active in one of two flags',
    breaks: 'customer-flags',
    fails: 'active-flags',
    statements: ['UPDATE customer SET activebool = 1, last_update = last_update WHERE active = 0 LIMIT 1'],
  },
  {
    name: 'a customer who left is marked active in both flags',
    breaks: 'ledger-in-all',
    fails: 'ledger-totals',
    statements: [
      `UPDATE customer
       SET active = 1, activebool = 1, last_update = TIMESTAMPADD(HOUR, 9, create_date)
       WHERE active = 0 LIMIT 1`,
    ],
  },
  {
    name: "a rental's last_update is the clock's",
    breaks: 'last-update',
    fails: 'last-update-rental',
    statements: ['UPDATE rental SET last_update = TIMESTAMPADD(DAY, 1, last_update) WHERE rental_id = 99'],
  },
  {
    name: "a copy's purchase day is not that of its moment",
    breaks: 'last-update',
    fails: 'purchase-dates',
    statements: [
      `UPDATE inventory SET date_purchased = date_purchased + INTERVAL 1 DAY, last_update = last_update
       WHERE inventory_id = 1`,
    ],
  },
  {
    name: 'a copy is bought at noon',
    breaks: 'closed-doors',
    fails: 'before-opening',
    statements: [
      'SELECT MAX(inventory_id) INTO @copy FROM inventory',
      `UPDATE inventory SET created_at = TIMESTAMPADD(HOUR, 5, created_at), last_update = created_at
       WHERE inventory_id = @copy`,
    ],
  },
  {
    name: 'two customers with one e-mail',
    breaks: 'duplicates',
    statements: [
      'SELECT email INTO @email FROM customer WHERE customer_id = 1',
      'UPDATE customer SET email = @email, last_update = last_update WHERE customer_id = 2',
    ],
  },
  {
    name: 'a film of two genres',
    breaks: 'catalogue',
    fails: 'film-catalogue',
    statements: [
      `INSERT INTO film_category
       SELECT film_id, 1 + category_id MOD 16, last_update FROM film_category WHERE film_id = 7`,
    ],
  },
  {
    name: 'a film without a cast',
    breaks: 'catalogue',
    fails: 'film-catalogue',
    statements: ['DELETE FROM film_actor WHERE film_id = 8'],
  },
  {
    name: 'a film changed when the snapshot had been taken',
    breaks: 'after-as-of',
    fails: 'changed-after-as-of',
    statements: ['UPDATE film SET last_update = @as_of WHERE film_id = 9'],
  },
  {
    name: 'a manager of two stores',
    breaks: 'staffing',
    fails: 'one-store-manager',
    statements: ['UPDATE store SET manager_staff_id = 1, last_update = last_update WHERE store_id = 2'],
  },
  {
    name: 'a purchase of another day than its copy',
    breaks: 'purchases',
    fails: 'recorded-purchases',
    statements: ['UPDATE inventory_purchases SET purchase_date = purchase_date - INTERVAL 1 DAY WHERE purchase_id = 5'],
  },
  {
    name: 'a title that a store carried from the start has no copy from the start',
    breaks: 'opening-stock',
    statements: [
      `SELECT film_id, store_id INTO @film, @store
       FROM inventory GROUP BY film_id, store_id HAVING MIN(created_at) < @first_day LIMIT 1`,
      `UPDATE inventory SET film_id = 1 + film_id MOD 100, last_update = last_update
       WHERE film_id = @film AND store_id = @store AND created_at < @first_day`,
    ],
  },
];
