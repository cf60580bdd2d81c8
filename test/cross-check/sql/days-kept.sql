-- Rentals that came back before they left, earlier than anyone brings a film back, or later than the latest.
SELECT rental_id, rental_date, return_date
FROM (
  SELECT
    rental.rental_id,
    rental.rental_date,
    rental.return_date,
    TO_DAYS(COALESCE(rental.return_date, @as_of)) - TO_DAYS(rental.rental_date) AS days,
    (
      SELECT film.rental_duration
      FROM film
      WHERE film.film_id = (SELECT film_id FROM inventory WHERE inventory.inventory_id = rental.inventory_id)
    ) AS duration
  FROM rental
) AS stays
WHERE return_date <= rental_date
  OR (return_date IS NOT NULL AND days < LEAST(2, duration))
  OR days > duration + JSON_VALUE(@configuration, '$.generation.late_days_max')
