-- What a calendar day past due costs: the commonest rate among the latest payments that were made at a late return.
SELECT late_fee_per_day, COUNT(*) AS fees, SUM(COUNT(*)) OVER () AS all_fees
FROM (
  SELECT
    ROUND(payment.amount / (DATEDIFF(rental.return_date, rental.rental_date) - film.rental_duration), 2)
      AS late_fee_per_day
  FROM payment
  JOIN rental ON rental.rental_id = payment.rental_id
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  JOIN film ON film.film_id = inventory.film_id
  WHERE payment.payment_id > (SELECT MAX(payment_id) FROM payment) - 20000
    AND payment.payment_date = rental.return_date
    AND DATEDIFF(rental.return_date, rental.rental_date) > film.rental_duration
) AS paid
GROUP BY late_fee_per_day
ORDER BY fees DESC, late_fee_per_day
LIMIT 1;
