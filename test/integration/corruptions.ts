/** A fault put into a sound database, and which checks must and may find it. */
export interface Corruption {
  /** What was done, for the test's name. */
  readonly what: string;
  readonly sql: readonly string[];
  /** The check that is there to find it. */
  readonly caughtBy: string;
  /** Checks that also see it; 'any' where the fault upsets much. */
  readonly seenBy?: readonly string[] | 'any';
}

const COUNTS = ['row-counts', 'dense-ids', 'ledger-by-month', 'ledger-totals'];

/** Sets @id to a rental that came back in time, with others before and after it. */
const ON_TIME = `SET @id = (
  SELECT rental_id FROM rental JOIN inventory USING (inventory_id) JOIN film USING (film_id)
  WHERE rental_id > 1000 AND DATEDIFF(return_date, rental_date) < rental_duration
    AND (SELECT COUNT(*) FROM rental AS other WHERE other.rental_date = rental.rental_date) = 1
  ORDER BY rental_id LIMIT 1)`;

/** Sets @id to a rental that came back late, and @fee to the payment of its late fee. */
const LATE = `SELECT rental.rental_id, payment_id INTO @id, @fee
  FROM rental JOIN payment ON payment.rental_id = rental.rental_id AND payment_date = return_date
  WHERE rental.rental_id > 1000 ORDER BY rental.rental_id LIMIT 1`;

export const CORRUPTIONS: readonly Corruption[] = [
  {
    what: 'a copy rented out while it is out',
    sql: [
      `SELECT later.rental_id, other.inventory_id INTO @id, @copy
       FROM rental AS later
       JOIN inventory AS mine ON mine.inventory_id = later.inventory_id
       JOIN inventory AS other ON other.film_id = mine.film_id AND other.store_id = mine.store_id
         AND other.inventory_id < mine.inventory_id
       JOIN rental AS earlier ON earlier.inventory_id = other.inventory_id
         AND earlier.rental_date < later.rental_date AND earlier.return_date > later.rental_date
       LIMIT 1`,
      'UPDATE rental SET inventory_id = @copy, last_update = last_update WHERE rental_id = @id',
    ],
    caughtBy: 'overlapping-rentals',
  },
  {
    what: 'a copy rented out five minutes after it came back',
    sql: [
      `SELECT earlier.rental_id, MIN(later.rental_date) INTO @id, @next
       FROM rental AS earlier
       JOIN inventory ON inventory.inventory_id = earlier.inventory_id
       JOIN film ON film.film_id = inventory.film_id
       JOIN rental AS later ON later.inventory_id = earlier.inventory_id
         AND later.rental_date > earlier.return_date + INTERVAL 15 MINUTE
         AND DATE(later.rental_date) = DATE(earlier.return_date) AND HOUR(later.rental_date) > 10
       WHERE DATEDIFF(earlier.return_date, earlier.rental_date) <= rental_duration
       GROUP BY earlier.rental_id LIMIT 1`,
      `UPDATE rental SET return_date = @next - INTERVAL 5 MINUTE, last_update = @next - INTERVAL 5 MINUTE
       WHERE rental_id = @id`,
    ],
    caughtBy: 'shelf-gap',
  },
  {
    what: 'an old rental without a return',
    sql: [ON_TIME, 'UPDATE rental SET return_date = NULL, last_update = rental_date WHERE rental_id = @id'],
    caughtBy: 'still-out-too-long',
    seenBy: ['overlapping-rentals', 'ledger-totals', 'rental-after-leaving'],
  },
  {
    what: 'a return at the moment of the rental',
    sql: [ON_TIME, 'UPDATE rental SET return_date = rental_date, last_update = rental_date WHERE rental_id = @id'],
    caughtBy: 'return-before-rental',
  },
  {
    what: 'a return before opening',
    sql: [
      ON_TIME,
      `UPDATE rental SET return_date = DATE(return_date) + INTERVAL 9 HOUR,
         last_update = DATE(return_date) + INTERVAL 9 HOUR WHERE rental_id = @id`,
    ],
    caughtBy: 'opening-hours',
  },
  {
    what: 'a return after the as-of moment',
    sql: [
      'SELECT rental_id INTO @id FROM rental WHERE return_date IS NULL ORDER BY rental_id DESC LIMIT 1',
      `UPDATE rental SET return_date = '2002-12-24 12:00:00', last_update = '2002-12-24 12:00:00'
       WHERE rental_id = @id`,
    ],
    caughtBy: 'outside-simulated-time',
    seenBy: ['ledger-totals', 'late-fees', 'changed-after-as-of-rental'],
  },
  {
    what: 'a copy bought after its first rental',
    sql: [
      'SET @copy = (SELECT MAX(inventory_id) FROM rental)',
      'SET @day = (SELECT DATE(MIN(rental_date)) + INTERVAL 1 DAY FROM rental WHERE inventory_id = @copy)',
      `UPDATE inventory SET date_purchased = @day, created_at = @day + INTERVAL 8 HOUR,
         last_update = @day + INTERVAL 8 HOUR WHERE inventory_id = @copy`,
    ],
    caughtBy: 'rental-before-purchase',
    seenBy: ['time-order-inventory', 'recorded-purchases'],
  },
  {
    what: 'a customer who joined after the first rental',
    sql: [
      'SET @who = (SELECT MAX(customer_id) FROM rental JOIN customer USING (customer_id) WHERE active = 1)',
      'SET @day = (SELECT DATE(MIN(rental_date)) + INTERVAL 1 DAY FROM rental WHERE customer_id = @who)',
      `UPDATE customer SET create_date = @day, last_update = @day + INTERVAL 8 HOUR WHERE customer_id = @who`,
    ],
    caughtBy: 'rental-before-joining',
    seenBy: ['time-order-customer'],
  },
  {
    what: 'a customer who left before the last return',
    sql: [
      'SET @who = (SELECT MIN(customer_id) FROM rental JOIN customer USING (customer_id) WHERE active = 0)',
      'SET @day = (SELECT DATE(MAX(return_date)) FROM rental WHERE customer_id = @who)',
      `UPDATE customer SET last_update = @day + INTERVAL 8 HOUR WHERE customer_id = @who`,
    ],
    caughtBy: 'rental-after-leaving',
  },
  {
    what: 'a customer of the other store',
    sql: [
      'SET @who = (SELECT MIN(customer_id) FROM rental)',
      'UPDATE customer SET store_id = 3 - store_id, last_update = last_update WHERE customer_id = @who',
    ],
    caughtBy: 'one-store-rental',
  },
  {
    what: 'a copy that stands in the other store',
    sql: [
      'SET @copy = (SELECT MIN(inventory_id) FROM rental)',
      'UPDATE inventory SET store_id = 3 - store_id, last_update = last_update WHERE inventory_id = @copy',
    ],
    caughtBy: 'one-store-rental',
    seenBy: ['one-store-inventory'],
  },
  {
    what: 'a rental served by staff of the other store',
    sql: [
      ON_TIME,
      'UPDATE rental SET staff_id = 1 + MOD(staff_id + 1, 4), last_update = last_update WHERE rental_id = @id',
      'UPDATE payment SET staff_id = 1 + MOD(staff_id + 1, 4) WHERE rental_id = @id',
    ],
    caughtBy: 'one-store-rental',
  },
  {
    what: "a payment by somebody else than the rental's customer",
    sql: [
      ON_TIME,
      'SET @who = (SELECT MIN(customer_id) FROM customer WHERE customer_id <> (SELECT customer_id FROM rental WHERE rental_id = @id))',
      'UPDATE payment SET customer_id = @who WHERE rental_id = @id',
    ],
    caughtBy: 'one-store-payment',
  },
  {
    what: 'a copy bought by staff of the other store',
    sql: ['UPDATE inventory SET staff_id = 1 + MOD(staff_id + 1, 4), last_update = last_update WHERE inventory_id = 7'],
    caughtBy: 'one-store-inventory',
  },
  {
    what: 'a store managed from another one',
    sql: ['UPDATE store SET manager_staff_id = 3, last_update = last_update WHERE store_id = 1'],
    caughtBy: 'one-store-manager',
  },
  {
    what: 'a rental that was not paid',
    sql: [ON_TIME, 'DELETE FROM payment WHERE rental_id = @id'],
    caughtBy: 'counter-payments',
    seenBy: COUNTS,
  },
  {
    what: 'a rental that was paid twice',
    sql: [
      ON_TIME,
      `INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date)
       SELECT customer_id, staff_id, rental_id, amount, payment_date FROM payment WHERE rental_id = @id`,
    ],
    caughtBy: 'counter-payments',
    seenBy: [...COUNTS, 'time-order-payment'],
  },
  {
    what: 'a rental that was paid one cent short, and another one cent too high',
    sql: [
      ON_TIME,
      `SELECT other.rental_id INTO @other FROM rental JOIN rental AS other ON other.rental_id > rental.rental_id
         AND EXTRACT(YEAR_MONTH FROM other.rental_date) = EXTRACT(YEAR_MONTH FROM rental.rental_date)
       WHERE rental.rental_id = @id ORDER BY other.rental_id LIMIT 1`,
      `UPDATE payment JOIN rental USING (rental_id) SET amount = amount - 0.01
       WHERE rental_id = @id AND payment_date = rental_date`,
      `UPDATE payment JOIN rental USING (rental_id) SET amount = amount + 0.01
       WHERE rental_id = @other AND payment_date = rental_date`,
    ],
    caughtBy: 'counter-payments',
    seenBy: ['ledger-by-month'],
  },
  {
    what: 'a payment that is one cent too high',
    sql: ['UPDATE payment SET amount = amount + 0.01 WHERE payment_id = 1'],
    caughtBy: 'ledger-by-month',
    seenBy: ['ledger-totals', 'counter-payments'],
  },
  {
    what: 'a late fee for a day too many',
    sql: [LATE, 'UPDATE payment SET amount = amount + 1.50 WHERE payment_id = @fee'],
    caughtBy: 'late-fees',
    seenBy: ['ledger-by-month', 'ledger-totals'],
  },
  {
    what: 'a late return without a fee',
    sql: [LATE, 'DELETE FROM payment WHERE payment_id = @fee'],
    caughtBy: 'late-fees',
    seenBy: COUNTS,
  },
  {
    what: 'a late fee for a return in time',
    sql: [
      ON_TIME,
      `INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date)
       SELECT customer_id, staff_id, rental_id, 1.50, return_date FROM rental WHERE rental_id = @id`,
    ],
    caughtBy: 'late-fees',
    seenBy: [...COUNTS, 'time-order-payment'],
  },
  {
    what: 'a late fee paid a second after the return',
    sql: [LATE, 'UPDATE payment SET payment_date = payment_date + INTERVAL 1 SECOND WHERE payment_id = @fee'],
    caughtBy: 'late-fees',
    seenBy: ['time-order-payment', 'ledger-by-month'],
  },
  {
    what: 'two rentals that changed their numbers',
    sql: [
      `SELECT earlier.rental_id, later.rental_id INTO @id, @other
       FROM rental AS earlier JOIN rental AS later ON later.rental_id = earlier.rental_id + 1
         AND later.rental_date > earlier.rental_date
       WHERE earlier.rental_id > 1000 ORDER BY earlier.rental_id LIMIT 1`,
      'UPDATE payment SET rental_id = @id + @other - rental_id WHERE rental_id IN (@id, @other)',
      'UPDATE rental SET rental_id = 0, last_update = last_update WHERE rental_id = @id',
      'UPDATE rental SET rental_id = @id, last_update = last_update WHERE rental_id = @other',
      'UPDATE rental SET rental_id = @other, last_update = last_update WHERE rental_id = 0',
    ],
    caughtBy: 'time-order-rental',
  },
  {
    what: 'two payments that changed their numbers',
    sql: [
      `SELECT earlier.payment_id, later.payment_id INTO @id, @other
       FROM payment AS earlier JOIN payment AS later ON later.payment_id = earlier.payment_id + 1
         AND later.payment_date > earlier.payment_date
       WHERE earlier.payment_id > 1000 ORDER BY earlier.payment_id LIMIT 1`,
      'UPDATE payment SET payment_id = 0 WHERE payment_id = @id',
      'UPDATE payment SET payment_id = @id WHERE payment_id = @other',
      'UPDATE payment SET payment_id = @other WHERE payment_id = 0',
    ],
    caughtBy: 'time-order-payment',
  },
  {
    what: 'two payments of one basket that changed their numbers',
    sql: [
      `SELECT earlier.payment_id, later.payment_id INTO @id, @other
       FROM payment AS earlier JOIN payment AS later ON later.payment_id = earlier.payment_id + 1
         AND later.payment_date = earlier.payment_date AND later.customer_id = earlier.customer_id
       JOIN rental ON rental.rental_id = earlier.rental_id AND rental.rental_date = earlier.payment_date
       WHERE earlier.payment_id > 1000 ORDER BY earlier.payment_id LIMIT 1`,
      'UPDATE payment SET payment_id = 0 WHERE payment_id = @id',
      'UPDATE payment SET payment_id = @id WHERE payment_id = @other',
      'UPDATE payment SET payment_id = @other WHERE payment_id = 0',
    ],
    caughtBy: 'time-order-payment',
  },
  {
    what: 'a number left out',
    sql: [
      'SET @id = (SELECT MAX(rental_id) FROM rental)',
      'UPDATE rental SET rental_id = @id + 5, last_update = last_update WHERE rental_id = @id',
      'UPDATE payment SET rental_id = @id + 5 WHERE rental_id = @id',
    ],
    caughtBy: 'dense-ids',
  },
  {
    what: 'a row less in a small table',
    sql: ['DELETE FROM film_actor LIMIT 1'],
    caughtBy: 'row-counts',
  },
  {
    what: 'a film whose cast went to another film',
    sql: [
      'DELETE other FROM film_actor AS one JOIN film_actor AS other USING (actor_id) WHERE one.film_id = 7 AND other.film_id = 8',
      'UPDATE film_actor SET film_id = 8, last_update = last_update WHERE film_id = 7',
    ],
    caughtBy: 'film-catalogue',
    seenBy: ['row-counts'],
  },
  {
    what: 'a category of one film given to another',
    sql: [
      'SELECT 1 + MOD(category_id, 16) INTO @genre FROM film_category WHERE film_id = 2',
      `UPDATE film_category SET film_id = 2, category_id = @genre, last_update = last_update
       WHERE film_id = 1`,
    ],
    caughtBy: 'film-catalogue',
  },
  {
    what: 'an actor who changed at the as-of moment',
    sql: [
      `UPDATE actor SET last_update = (SELECT DATE(MAX(rental_date)) + INTERVAL 30 DAY FROM rental)
       WHERE actor_id = 3`,
    ],
    caughtBy: 'changed-after-as-of',
  },
  {
    what: 'a last_update that is not the return',
    sql: [ON_TIME, 'UPDATE rental SET last_update = NOW() WHERE rental_id = @id'],
    caughtBy: 'last-update-rental',
    seenBy: ['changed-after-as-of-rental'],
  },
  {
    what: 'a copy bought in the afternoon',
    sql: [
      `UPDATE inventory SET created_at = date_purchased + INTERVAL 15 HOUR,
         last_update = date_purchased + INTERVAL 15 HOUR WHERE inventory_id = 1`,
    ],
    caughtBy: 'before-opening',
    seenBy: ['time-order-inventory', 'rental-before-purchase'],
  },
  {
    what: 'a copy with another day of purchase than its moment of purchase',
    sql: [
      `UPDATE inventory SET date_purchased = date_purchased - INTERVAL 1 DAY, last_update = last_update
       ORDER BY inventory_id DESC LIMIT 1`,
    ],
    caughtBy: 'purchase-dates',
    seenBy: ['recorded-purchases', 'time-order-inventory'],
  },
  {
    what: 'a purchase that is of another film than its copy',
    sql: ['UPDATE inventory_purchases SET film_id = 1 + MOD(film_id, 50) WHERE purchase_id = 3'],
    caughtBy: 'recorded-purchases',
    seenBy: ['unrecorded-purchases'],
  },
  {
    what: 'a purchase that nobody has recorded',
    sql: ['DELETE FROM inventory_purchases ORDER BY purchase_id DESC LIMIT 1'],
    caughtBy: 'unrecorded-purchases',
    seenBy: ['row-counts'],
  },
  {
    what: 'a gap in the numbers of the purchases',
    sql: ['UPDATE inventory_purchases SET purchase_id = 9000 WHERE purchase_id = 3'],
    caughtBy: 'dense-ids-inventory-purchases',
  },
  {
    what: 'a gap in the numbers of the films that came out',
    sql: [
      `INSERT INTO film_releases (release_id, film_id, release_date, last_update)
       SELECT MAX(release_id) + 2, 1, '2002-07-30', '2002-07-30 08:00:00' FROM film_releases`,
    ],
    caughtBy: 'dense-ids-film-releases',
    seenBy: ['row-counts'],
  },
  {
    what: 'a rental on Christmas Day',
    sql: [
      `UPDATE rental SET rental_date = CONCAT('2001-12-25', SUBSTRING(rental_date, 11)), last_update = last_update
       WHERE rental_date >= '2001-12-24' AND rental_date < '2001-12-25' ORDER BY rental_id DESC LIMIT 1`,
    ],
    caughtBy: 'closed-days',
    seenBy: 'any',
  },
  {
    what: 'an event that ends before it begins',
    sql: [
      `UPDATE business_event SET end_date = start_date - INTERVAL 1 DAY, last_update = last_update
       WHERE kind = 'promotion' OR kind = 'holiday' LIMIT 1`,
    ],
    caughtBy: 'event-dates',
  },
  {
    what: 'two events whose numbers contradict their days',
    sql: [
      `UPDATE business_event SET start_date = start_date - INTERVAL 60 DAY, last_update = last_update
       WHERE kind = 'holiday' AND demand_multiplier > 0 ORDER BY event_id DESC LIMIT 1`,
    ],
    caughtBy: 'time-order-business-event',
  },
  {
    what: 'an event of a store that does not exist',
    sql: ['UPDATE business_event SET store_id = 900, last_update = last_update WHERE event_id = 10'],
    caughtBy: 'foreign-keys-business-event',
  },
  {
    what: 'a gap in the numbers of the events',
    sql: ['UPDATE business_event SET event_id = 9000, last_update = last_update ORDER BY event_id DESC LIMIT 1'],
    caughtBy: 'dense-ids-business-event',
  },
  {
    what: 'an event that changed after the snapshot',
    sql: ["UPDATE business_event SET last_update = '2030-01-01 08:00:00' WHERE event_id = 1"],
    caughtBy: 'changed-after-as-of-business-event',
  },
  {
    what: 'the rentals of every other Saturday two days earlier',
    sql: [
      `UPDATE rental SET rental_date = rental_date - INTERVAL 2 DAY, last_update = last_update
       WHERE DAYOFWEEK(rental_date) = 7 AND MOD(WEEK(rental_date), 2) = 0`,
    ],
    caughtBy: 'weekend-share',
    seenBy: 'any',
  },
  {
    what: 'two flags that contradict each other',
    sql: ['UPDATE customer SET activebool = 0, last_update = last_update WHERE active = 1 LIMIT 1'],
    caughtBy: 'active-flags',
  },
  {
    what: 'every third rental of July gone',
    sql: [
      'CREATE TEMPORARY TABLE gone (PRIMARY KEY (rental_id)) AS SELECT rental_id FROM rental WHERE MONTH(rental_date) = 7 AND MOD(rental_id, 3) = 0',
      'DELETE FROM payment WHERE rental_id IN (SELECT rental_id FROM gone)',
      'DELETE FROM rental WHERE rental_id IN (SELECT rental_id FROM gone)',
      'DROP TEMPORARY TABLE gone',
    ],
    caughtBy: 'seasonality',
    seenBy: [...COUNTS, 'growth'],
  },
  {
    what: 'every fifth rental of the first half-year gone',
    sql: [
      'DELETE FROM payment WHERE rental_id IN (SELECT rental_id FROM rental WHERE YEAR(rental_date) = 2001 AND MOD(rental_id, 5) = 0)',
      'DELETE FROM rental WHERE YEAR(rental_date) = 2001 AND MOD(rental_id, 5) = 0',
    ],
    caughtBy: 'growth',
    seenBy: [...COUNTS, 'seasonality', 'weekend-share'],
  },
  {
    what: 'rentals spread evenly over all copies',
    sql: [
      'SET @copies = (SELECT COUNT(*) FROM inventory)',
      'UPDATE rental SET inventory_id = 1 + MOD(rental_id DIV 2, @copies), last_update = last_update',
      // As many copies of every title, so that no title is favoured by its stock.
      'UPDATE inventory SET film_id = 1 + MOD(inventory_id, 50), last_update = last_update',
    ],
    caughtBy: 'popularity',
    seenBy: 'any',
  },
  {
    what: 'rentals of new copies given to old ones',
    sql: [
      `UPDATE rental JOIN inventory USING (inventory_id) JOIN (
         SELECT film_id, store_id, MIN(inventory_id) AS oldest_id FROM inventory GROUP BY film_id, store_id
       ) AS oldest USING (film_id, store_id)
       SET rental.inventory_id = oldest_id, rental.last_update = rental.last_update
       WHERE date_purchased >= '2001-10-01'`,
    ],
    caughtBy: 'inventory-ageing',
    seenBy: 'any',
  },
  {
    what: 'a blank behind a name',
    sql: ["UPDATE actor SET last_name = CONCAT(last_name, ' '), last_update = last_update WHERE actor_id = 3"],
    caughtBy: 'blanks',
  },
  {
    what: 'a title in capitals',
    sql: ['UPDATE film SET title = UPPER(title), last_update = last_update WHERE film_id = 3'],
    caughtBy: 'capitals',
  },
  {
    what: "a customer with another one's e-mail address",
    sql: [
      `UPDATE customer JOIN customer AS other ON other.customer_id = customer.customer_id - 1
       SET customer.email = other.email, customer.last_update = customer.last_update WHERE customer.customer_id = 20`,
    ],
    caughtBy: 'customer-twice',
  },
  {
    what: 'a film without a length',
    sql: ['UPDATE film SET length = NULL, last_update = last_update WHERE film_id = 3'],
    caughtBy: 'missing-values',
  },
  {
    what: 'a film that costs less than nothing to replace',
    sql: ['UPDATE film SET replacement_cost = -replacement_cost, last_update = last_update WHERE film_id = 3'],
    caughtBy: 'negative-prices',
  },
];

/** Every foreign key, as table.column. */
export const FOREIGN_KEYS = [
  'city.country_id',
  'address.city_id',
  'film.language_id',
  'film_actor.actor_id',
  'film_actor.film_id',
  'film_category.film_id',
  'film_category.category_id',
  'staff.address_id',
  'staff.store_id',
  'store.manager_staff_id',
  'store.address_id',
  'customer.store_id',
  'customer.address_id',
  'inventory.film_id',
  'inventory.store_id',
  'inventory.staff_id',
  'rental.inventory_id',
  'rental.customer_id',
  'rental.staff_id',
  'payment.customer_id',
  'payment.staff_id',
  'payment.rental_id',
] as const;
