-- Every rental.customer_id names a row of customer.
-- kind: offenders
-- pass if: rentals.without_customer = 0
SELECT rental.rental_id, rental.customer_id
FROM rental
LEFT JOIN customer ON customer.customer_id = rental.customer_id
WHERE rental.customer_id IS NOT NULL
  AND customer.customer_id IS NULL;
