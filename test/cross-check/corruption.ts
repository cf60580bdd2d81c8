/** A fault to make in a loaded database, as narrow as can be: all but the promise it breaks still holds. */
export interface Corruption {
  readonly name: string;
  /** The check of the cross-check that is there for it. */
  readonly breaks: string;
  /** The check of the product's validation that is there for it; none where that promises nothing. */
  readonly fails?: string;
  /** They run in one transaction, with foreign keys unchecked. `@first_day` and the like are known. */
  readonly statements: readonly string[];
}

/** Moves the payments behind number `@payment` up by one, so that a new one finds room after it. */
export const MAKE_ROOM_FOR_A_PAYMENT =
  'UPDATE payment SET payment_id = payment_id + 1 WHERE payment_id > @payment ORDER BY payment_id DESC';

/** Takes payment `@payment` away and closes the gap. */
export const TAKE_PAYMENT_AWAY: readonly string[] = [
  'DELETE FROM payment WHERE payment_id = @payment',
  'UPDATE payment SET payment_id = payment_id - 1 WHERE payment_id > @payment ORDER BY payment_id',
];

/** Numbers rentals and payments again from 1 in the order of their ids. */
export const NUMBER_AGAIN: readonly string[] = [
  'SET @number := 0, @other := 0',
  `CREATE TEMPORARY TABLE new_number (old_id INT PRIMARY KEY, new_id INT NOT NULL)
     SELECT rental_id AS old_id, (@number := @number + 1) AS new_id FROM rental ORDER BY rental_id`,
  `UPDATE payment SET rental_id = (SELECT new_id FROM new_number WHERE old_id = rental_id)
     ORDER BY payment_id`,
  'UPDATE payment SET payment_id = (@other := @other + 1) ORDER BY payment_id',
  `UPDATE rental
     SET rental_id = (SELECT new_id FROM new_number WHERE old_id = rental_id), last_update = last_update
     ORDER BY rental_id`,
  'DROP TEMPORARY TABLE new_number',
];
