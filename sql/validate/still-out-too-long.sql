-- What is still out at the as-of moment was rented so lately that it may be.
-- kind: offenders
-- dirt: missing_value
-- pass if: rentals.out_too_long = 0
-- The outer joins have every engine read the rentals once, in their own order.
SELECT rental.rental_id, rental.inventory_id, rental.rental_date, film.rental_duration
FROM rental
LEFT JOIN inventory ON inventory.inventory_id = rental.inventory_id
LEFT JOIN film ON film.film_id = inventory.film_id
WHERE rental.return_date IS NULL
  AND COALESCE(DATEDIFF({{as_of}}, rental.rental_date) > film.rental_duration + {{late_days_max}}, FALSE);
