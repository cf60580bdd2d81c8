-- What came in at the counter, when the film went out, and what came in later as late fees.
SELECT
  COALESCE(SUM(CASE WHEN payment.payment_date = rental.rental_date THEN payment.amount ELSE 0 END), 0) AS revenue,
  COALESCE(SUM(CASE WHEN payment.payment_date <> rental.rental_date THEN payment.amount ELSE 0 END), 0) AS late_fees
FROM payment
LEFT JOIN rental ON rental.rental_id = payment.rental_id;
