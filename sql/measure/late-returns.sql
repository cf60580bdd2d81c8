-- Late returns among the latest rentals that were paid for, and those of them for which anything was paid later.
SELECT COUNT(*) AS late_returns, SUM(paid.paid_later) AS paid_later
FROM (
  SELECT
    payment.rental_id,
    MAX(CASE WHEN payment.payment_date <> rental.rental_date THEN 1 ELSE 0 END) AS paid_later
  FROM payment
  JOIN rental ON rental.rental_id = payment.rental_id
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  JOIN film ON film.film_id = inventory.film_id
  WHERE payment.payment_id > (SELECT MAX(payment_id) FROM payment) - 20000
    AND DATEDIFF(rental.return_date, rental.rental_date) > film.rental_duration
  GROUP BY payment.rental_id
) AS paid;
