import type { Corruption } from './corruption.js';

/** Copies, customers and staff where they can't be. */
export const corruptionsOfPhysics: readonly Corruption[] = [
  {
    name: 'a copy that is out goes home with a second customer',
    breaks: 'copy-in-two-homes',
    fails: 'overlapping-rentals',
    statements: [
      `SELECT later.rental_id, earlier.inventory_id INTO @rental, @copy
       FROM rental AS later
       JOIN inventory AS wanted ON wanted.inventory_id = later.inventory_id
       JOIN inventory AS twin
         ON twin.film_id = wanted.film_id
         AND twin.store_id = wanted.store_id
         AND twin.inventory_id <> wanted.inventory_id
       JOIN rental AS earlier
         ON earlier.inventory_id = twin.inventory_id
         AND later.rental_date BETWEEN earlier.rental_date AND earlier.return_date
       LIMIT 1`,
      'UPDATE rental SET inventory_id = @copy, last_update = last_update WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a copy leaves again 14 minutes after it came back',
    breaks: 'copy-in-two-homes',
    fails: 'shelf-gap',
    statements: [
      `SELECT earlier.rental_id, later.rental_date INTO @rental, @next
       FROM rental AS earlier
       JOIN rental AS later
         ON later.inventory_id = earlier.inventory_id
         AND DATE(later.rental_date) = DATE(earlier.return_date)
         AND later.rental_date > earlier.return_date
         AND HOUR(later.rental_date) > 10
       WHERE NOT EXISTS (
         SELECT 1 FROM payment
         WHERE payment.rental_id = earlier.rental_id AND payment.payment_date = earlier.return_date
       )
       LIMIT 1`,
      `UPDATE rental SET return_date = TIMESTAMPADD(MINUTE, -14, @next), last_update = return_date
       WHERE rental_id = @rental`,
    ],
  },
  {
    name: 'a copy is rented before it was bought',
    breaks: 'rental-before-its-time',
    fails: 'rental-before-purchase',
    statements: [
      `SELECT rental.rental_id, twin.inventory_id INTO @rental, @copy
       FROM rental
       JOIN inventory AS rented ON rented.inventory_id = rental.inventory_id
       JOIN inventory AS twin
         ON twin.film_id = rented.film_id AND twin.store_id = rented.store_id
         AND twin.created_at > COALESCE(rental.return_date, @as_of)
       LIMIT 1`,
      'UPDATE rental SET inventory_id = @copy, last_update = last_update WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a customer rents before he joined',
    breaks: 'rental-before-its-time',
    fails: 'rental-before-joining',
    statements: [
      `SELECT rental.rental_id, newcomer.customer_id INTO @rental, @customer
       FROM rental
       JOIN customer USING (customer_id)
       JOIN customer AS newcomer
         ON newcomer.store_id = customer.store_id
         AND newcomer.active = 1
         AND newcomer.create_date > rental.return_date
       LIMIT 1`,
      'UPDATE rental SET customer_id = @customer, last_update = last_update WHERE rental_id = @rental',
      'UPDATE payment SET customer_id = @customer WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a customer rents after he left',
    breaks: 'rental-after-leaving',
    fails: 'rental-after-leaving',
    statements: [
      `SELECT rental.rental_id, former.customer_id INTO @rental, @customer
       FROM rental
       JOIN customer USING (customer_id)
       JOIN customer AS former
         ON former.store_id = customer.store_id
         AND former.active = 0
         AND former.last_update < rental.rental_date
       LIMIT 1`,
      'UPDATE rental SET customer_id = @customer, last_update = last_update WHERE rental_id = @rental',
      'UPDATE payment SET customer_id = @customer WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a customer leaves with a copy at home',
    breaks: 'rental-after-leaving',
    fails: 'rental-after-leaving',
    statements: [
      `SELECT customer_id, rental_id, TIMESTAMPADD(MINUTE, 540, DATE(rental_date) + INTERVAL 1 DAY)
       INTO @customer, @rental, @left
       FROM rental
       JOIN customer USING (customer_id)
       WHERE active = 1
         AND rental_date > create_date + INTERVAL 10 WEEK
         AND rental_id = (
           SELECT MAX(rental_id) FROM rental AS own WHERE own.customer_id = customer.customer_id
         )
       LIMIT 1`,
      'UPDATE customer SET active = 0, activebool = 0, last_update = @left WHERE customer_id = @customer',
    ],
  },
  {
    name: 'a copy comes back before it left',
    breaks: 'days-kept',
    fails: 'return-before-rental',
    statements: [
      `SELECT rental_id INTO @rental
       FROM rental
       WHERE HOUR(rental_date) > 12
         AND (SELECT COUNT(*) FROM payment WHERE payment.rental_id = rental.rental_id) = 1
         AND return_date IS NOT NULL
       LIMIT 1`,
      `UPDATE rental SET return_date = TIMESTAMPADD(HOUR, -2, rental_date), last_update = return_date
       WHERE rental_id = @rental`,
    ],
  },
  {
    name: 'an old rental is open again',
    breaks: 'days-kept',
    fails: 'still-out-too-long',
    statements: [
      `SELECT last_one.rental_id INTO @rental
       FROM (SELECT MAX(rental_id) AS rental_id FROM rental GROUP BY inventory_id) AS last_one
       JOIN rental USING (rental_id)
       WHERE rental_date < TIMESTAMPADD(DAY, -30, @as_of)
         AND (SELECT COUNT(*) FROM payment WHERE payment.rental_id = rental.rental_id) = 1
       ORDER BY rental_date
       LIMIT 1`,
      'UPDATE rental SET return_date = NULL, last_update = rental_date WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a copy that is out came back on the day of the snapshot',
    breaks: 'after-as-of',
    fails: 'outside-simulated-time',
    statements: [
      'SELECT MAX(rental_id) INTO @rental FROM rental WHERE return_date IS NULL',
      `UPDATE rental SET return_date = TIMESTAMPADD(HOUR, 11, @as_of), last_update = return_date
       WHERE rental_id = @rental`,
    ],
  },
  {
    name: 'the last rental of a day is made at night',
    breaks: 'closed-doors',
    fails: 'opening-hours',
    statements: [
      `SELECT rental.rental_id, payment.payment_id, TIMESTAMPADD(MINUTE, 1410, DATE(rental_date))
       INTO @rental, @payment, @night
       FROM rental
       JOIN payment ON payment.rental_id = rental.rental_id AND payment.payment_date = rental.rental_date
       JOIN payment AS next
         ON next.payment_id = payment.payment_id + 1 AND DATE(next.payment_date) > DATE(rental_date)
       LIMIT 1`,
      'UPDATE rental SET rental_date = @night, last_update = last_update WHERE rental_id = @rental',
      'UPDATE payment SET payment_date = @night WHERE payment_id = @payment',
    ],
  },
  {
    name: 'a rental is served by staff of the other store',
    breaks: 'more-than-one-store',
    fails: 'one-store-rental',
    statements: [
      `SELECT rental_id, rental_date, 1 + staff_id MOD 4 INTO @rental, @date, @staff
       FROM rental WHERE staff_id MOD 2 = 0 LIMIT 1 OFFSET 500`,
      'UPDATE rental SET staff_id = @staff, last_update = last_update WHERE rental_id = @rental',
      'UPDATE payment SET staff_id = @staff WHERE rental_id = @rental AND payment_date = @date',
    ],
  },
  {
    name: 'a late fee is taken by staff of the other store',
    breaks: 'more-than-one-store',
    fails: 'one-store-payment',
    statements: [
      `SELECT payment_id, 1 + (payment.staff_id + 1) MOD 4 INTO @payment, @staff
       FROM payment JOIN rental USING (rental_id) WHERE payment_date > rental_date LIMIT 1 OFFSET 50`,
      'UPDATE payment SET staff_id = @staff WHERE payment_id = @payment',
    ],
  },
  {
    name: 'a copy of the other store goes home with a customer of this one',
    breaks: 'more-than-one-store',
    fails: 'one-store-rental',
    statements: [
      `SELECT rental.rental_id, twin.inventory_id INTO @rental, @copy
       FROM rental
       JOIN inventory AS rented ON rented.inventory_id = rental.inventory_id
       JOIN inventory AS twin
         ON twin.film_id = rented.film_id
         AND twin.store_id <> rented.store_id
         AND twin.created_at < @first_day
       WHERE NOT EXISTS (
         SELECT 1 FROM rental AS other
         WHERE other.inventory_id = twin.inventory_id
           AND other.rental_date < COALESCE(rental.return_date, @as_of) + INTERVAL 1 DAY
           AND rental.rental_date < COALESCE(other.return_date, @as_of) + INTERVAL 1 DAY
       )
       LIMIT 1`,
      'UPDATE rental SET inventory_id = @copy, last_update = last_update WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a customer of the other store rents in this one',
    breaks: 'more-than-one-store',
    fails: 'one-store-rental',
    statements: [
      `SELECT rental.rental_id, stranger.customer_id INTO @rental, @customer
       FROM rental
       JOIN customer USING (customer_id)
       JOIN customer AS stranger
         ON stranger.store_id <> customer.store_id
         AND stranger.active = 1
         AND stranger.create_date < @first_day
       LIMIT 1 OFFSET 300`,
      'UPDATE rental SET customer_id = @customer, last_update = last_update WHERE rental_id = @rental',
      'UPDATE payment SET customer_id = @customer WHERE rental_id = @rental',
    ],
  },
  {
    name: 'a copy is bought by staff of the other store',
    breaks: 'more-than-one-store',
    fails: 'one-store-inventory',
    statements: [
      `UPDATE inventory SET staff_id = 1 + (staff_id + 1) MOD 4, last_update = last_update
       WHERE inventory_id = 77`,
    ],
  },
];
