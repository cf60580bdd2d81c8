-- Every payment.customer_id names a row of customer.
-- kind: offenders
SELECT payment.payment_id, payment.customer_id
FROM payment
LEFT JOIN customer ON customer.customer_id = payment.customer_id
WHERE payment.customer_id IS NOT NULL
  AND customer.customer_id IS NULL;
