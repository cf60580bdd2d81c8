-- Rentals whose payments, less the film's rate, are not 1.50 for each calendar day past due, in one sum.
SELECT rental_id, fees_paid, fees_due
FROM (
  SELECT
    rental.rental_id,
    COALESCE(SUM(payment.amount), 0) - film.rental_rate AS fees_paid,
    COUNT(payment.payment_id) AS payments,
    GREATEST(
      COALESCE(TO_DAYS(rental.return_date) - TO_DAYS(rental.rental_date) - film.rental_duration, 0), 0
    ) * 1.50 AS fees_due
  FROM rental
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  JOIN film ON film.film_id = inventory.film_id
  LEFT JOIN payment ON payment.rental_id = rental.rental_id
  GROUP BY rental.rental_id, rental.rental_date, rental.return_date, film.rental_rate, film.rental_duration
) AS accounts
WHERE fees_paid <> fees_due
  OR payments <> CASE WHEN fees_due > 0 THEN 2 ELSE 1 END
