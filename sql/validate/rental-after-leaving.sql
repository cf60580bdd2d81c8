-- Who has left has brought everything back and rents no more; last_update is the moment of leaving.
-- kind: offenders
-- dirt: swapped_dates, missing_value
-- foreign: notice of old rows
-- pass if: rentals.after_leaving = 0
SELECT rental.rental_id, rental.customer_id, rental.rental_date, rental.return_date, customer.last_update AS left_at
FROM rental
JOIN customer ON customer.customer_id = rental.customer_id
WHERE customer.active = 0
  AND (rental.rental_date >= customer.last_update
    OR rental.return_date > customer.last_update
    OR rental.return_date IS NULL);
