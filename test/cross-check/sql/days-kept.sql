-- Rentals that came back before they left, on too early a day, or later than the latest of the late.
SELECT rental_id, rental_date, return_date
FROM rental
WHERE return_date <= rental_date
  OR TO_DAYS(return_date) - TO_DAYS(rental_date)
    < JSON_VALUE(@configuration, '$.generation.rental_duration_min')
  OR TO_DAYS(COALESCE(return_date, @as_of)) > TO_DAYS(rental_date)
    + JSON_VALUE(@configuration, '$.generation.late_days_max')
    + (
      SELECT film.rental_duration
      FROM film
      WHERE film.film_id = (SELECT film_id FROM inventory WHERE inventory.inventory_id = rental.inventory_id)
    )
