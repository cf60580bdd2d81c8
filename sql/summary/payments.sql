-- The payments: how many, what came in at the counter, when the film went out, and what came in later.
SELECT
  COUNT(*) AS payments,
  COALESCE(SUM(CASE WHEN payment.payment_date = rental.rental_date THEN payment.amount ELSE 0 END), 0) AS at_the_counter,
  COALESCE(SUM(payment.amount), 0) AS total_income
FROM payment
LEFT JOIN rental ON rental.rental_id = payment.rental_id;
