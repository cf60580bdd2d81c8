-- A late return costs the same for each calendar day past due, paid at the return; nothing else is paid after the rental.
-- kind: offenders
-- dirt: swapped_dates, missing_value, impossible_amount, orphan
-- foreign: notice of old rows
-- pass if: payments.not_the_fee = 0, payments.late_fees = rentals.late, payments-of-one-rental.paid_twice = 0
-- DISTINCT has MariaDB look terms up in memory, the outer joins have every engine read the rentals in their own order.
SELECT
  rental.rental_id, MAX(rental.return_date) AS return_date,
  {{late_fee_per_day}} * MAX(CASE
    WHEN DATEDIFF(rental.return_date, rental.rental_date) > term.rental_duration
    THEN DATEDIFF(rental.return_date, rental.rental_date) - term.rental_duration
    ELSE 0
  END) AS due,
  COUNT(payment.payment_id) AS fees, COALESCE(SUM(payment.amount), 0) AS paid,
  MAX(payment.payment_date) AS paid_at
FROM rental
LEFT JOIN (
  SELECT DISTINCT inventory.inventory_id, film.rental_duration
  FROM inventory
  JOIN film ON film.film_id = inventory.film_id
) AS term ON term.inventory_id = rental.inventory_id
LEFT JOIN payment ON payment.rental_id = rental.rental_id
  AND payment.payment_date <> rental.rental_date
GROUP BY rental.rental_id
HAVING paid <> due
    OR fees <> CASE WHEN due > 0 THEN 1 ELSE 0 END
    OR paid_at <> MAX(rental.return_date);
