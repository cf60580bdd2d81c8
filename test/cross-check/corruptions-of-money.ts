import { type Corruption, MAKE_ROOM_FOR_A_PAYMENT, TAKE_PAYMENT_AWAY } from './corruption.js';

const CHOOSE_COUNTER_PAYMENT = `SELECT payment_id INTO @payment
  FROM payment JOIN rental USING (rental_id) WHERE payment_date = rental_date LIMIT 1 OFFSET 400`;
const CHOOSE_LATE_FEE = `SELECT payment_id INTO @payment
  FROM payment JOIN rental USING (rental_id) WHERE payment_date = return_date LIMIT 1 OFFSET 60`;
const CHOOSE_TWO_LATE_FEES_OF_A_MONTH = `SELECT one.payment_id, other.payment_id INTO @payment, @other
  FROM payment AS one
  JOIN rental AS one_rental
    ON one_rental.rental_id = one.rental_id AND one_rental.return_date = one.payment_date
  JOIN payment AS other
    ON other.payment_id > one.payment_id AND DATE(other.payment_date) = DATE(one.payment_date)
  JOIN rental AS other_rental
    ON other_rental.rental_id = other.rental_id AND other_rental.return_date = other.payment_date
  LIMIT 1`;

/** Payments that are not what was owed. */
export const corruptionsOfMoney: readonly Corruption[] = [
  {
    name: 'a rental was never paid',
    breaks: 'counter-payment',
    fails: 'counter-payments',
    statements: [CHOOSE_COUNTER_PAYMENT, ...TAKE_PAYMENT_AWAY],
  },
  {
    name: 'a rental was paid twice',
    breaks: 'counter-payment',
    fails: 'counter-payments',
    statements: [
      CHOOSE_COUNTER_PAYMENT,
      MAKE_ROOM_FOR_A_PAYMENT,
      `INSERT INTO payment (payment_id, customer_id, staff_id, rental_id, amount, payment_date)
       SELECT payment_id + 1, customer_id, staff_id, rental_id, amount, payment_date
       FROM payment WHERE payment_id = @payment`,
    ],
  },
  {
    name: 'one customer pays the rate of another, the sum is the same',
    breaks: 'counter-payment',
    fails: 'counter-payments',
    statements: [
      `SELECT one.payment_id, other.payment_id INTO @payment, @other
       FROM payment AS one
       JOIN rental AS one_rental
         ON one_rental.rental_id = one.rental_id AND one_rental.rental_date = one.payment_date
       JOIN payment AS other
         ON DATE(other.payment_date) = DATE(one.payment_date) AND other.amount > one.amount
       JOIN rental AS other_rental
         ON other_rental.rental_id = other.rental_id AND other_rental.rental_date = other.payment_date
       LIMIT 1`,
      'SELECT amount INTO @less FROM payment WHERE payment_id = @payment',
      'SELECT amount INTO @more FROM payment WHERE payment_id = @other',
      `UPDATE payment SET amount = IF(payment_id = @other, @less, @more)
       WHERE payment_id IN (@payment, @other)`,
    ],
  },
  {
    name: "a film's rate is changed afterwards",
    breaks: 'counter-payment',
    fails: 'counter-payments',
    statements: [
      `UPDATE film SET rental_rate = rental_rate - 1, last_update = last_update
       WHERE rental_rate > 5 LIMIT 1`,
    ],
  },
  {
    name: 'a payment is booked on another customer',
    breaks: 'stray-payment',
    fails: 'one-store-payment',
    statements: [
      CHOOSE_LATE_FEE,
      `UPDATE payment SET customer_id = (
         SELECT stranger.customer_id FROM customer
         JOIN customer AS stranger USING (store_id)
         WHERE customer.customer_id = payment.customer_id
           AND stranger.customer_id <> customer.customer_id
           AND stranger.active = 1
         LIMIT 1
       ) WHERE payment_id = @payment`,
    ],
  },
  {
    name: 'a late fee is a cent too high and another a cent too low',
    breaks: 'late-fee',
    fails: 'late-fees',
    statements: [
      CHOOSE_TWO_LATE_FEES_OF_A_MONTH,
      `UPDATE payment SET amount = amount + IF(payment_id = @payment, 0.01, -0.01)
       WHERE payment_id IN (@payment, @other)`,
    ],
  },
  {
    name: 'a late fee is a day too many',
    breaks: 'late-fee',
    fails: 'late-fees',
    statements: [CHOOSE_LATE_FEE, 'UPDATE payment SET amount = amount + 1.50 WHERE payment_id = @payment'],
  },
  {
    name: 'a late fee was never paid',
    breaks: 'late-fee',
    fails: 'late-fees',
    statements: [CHOOSE_LATE_FEE, ...TAKE_PAYMENT_AWAY],
  },
  {
    name: 'a late fee was paid twice',
    breaks: 'late-fee',
    fails: 'late-fees',
    statements: [
      CHOOSE_LATE_FEE,
      MAKE_ROOM_FOR_A_PAYMENT,
      `INSERT INTO payment (payment_id, customer_id, staff_id, rental_id, amount, payment_date)
       SELECT payment_id + 1, customer_id, staff_id, rental_id, amount, payment_date
       FROM payment WHERE payment_id = @payment`,
    ],
  },
  {
    name: 'a late fee is paid in two parts',
    breaks: 'late-fee',
    fails: 'late-fees',
    statements: [
      `SELECT payment_id INTO @payment
       FROM payment JOIN rental USING (rental_id) WHERE payment_date = return_date AND amount > 2 LIMIT 1`,
      MAKE_ROOM_FOR_A_PAYMENT,
      `INSERT INTO payment (payment_id, customer_id, staff_id, rental_id, amount, payment_date)
       SELECT payment_id + 1, customer_id, staff_id, rental_id, 1.50, payment_date
       FROM payment WHERE payment_id = @payment`,
      'UPDATE payment SET amount = amount - 1.50 WHERE payment_id = @payment',
    ],
  },
  {
    name: 'a fee is paid for a return in time',
    breaks: 'late-fee',
    fails: 'late-fees',
    statements: [
      `SELECT rental_id, return_date INTO @rental, @date
       FROM rental
       WHERE return_date IS NOT NULL
         AND (SELECT COUNT(*) FROM payment WHERE payment.rental_id = rental.rental_id) = 1
       LIMIT 1`,
      'SELECT MAX(payment_id) INTO @payment FROM payment WHERE payment_date <= @date',
      MAKE_ROOM_FOR_A_PAYMENT,
      `INSERT INTO payment (payment_id, customer_id, staff_id, rental_id, amount, payment_date)
       SELECT @payment + 1, customer_id, staff_id, rental_id, 1.50, return_date
       FROM rental WHERE rental_id = @rental`,
    ],
  },
  {
    name: 'a late fee is paid a second after the return',
    breaks: 'stray-payment',
    fails: 'late-fees',
    statements: [
      'SELECT MAX(payment_id) INTO @payment FROM payment',
      'UPDATE payment SET payment_date = TIMESTAMPADD(SECOND, 1, payment_date) WHERE payment_id = @payment',
    ],
  },
];
