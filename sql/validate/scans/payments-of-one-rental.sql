-- How many rentals may have been paid twice at one moment: those with two payments, or with more at any moments.
-- slices: payment.rental_id
SELECT COUNT(*) AS paid_twice
FROM (
  SELECT rental_id, MIN(payment_id) AS first_id, MAX(payment_id) AS last_id, COUNT(*) AS payments
  FROM payment
  WHERE {{slice}}
  GROUP BY rental_id
  HAVING COUNT(*) > 1
) AS several
LEFT JOIN payment AS earlier ON earlier.payment_id = several.first_id
LEFT JOIN payment AS later ON later.payment_id = several.last_id
WHERE several.payments > 2
   OR earlier.payment_date = later.payment_date;
