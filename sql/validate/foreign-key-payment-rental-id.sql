-- Every payment.rental_id names a row of rental.
-- kind: offenders
-- dirt: orphan
-- pass if: payments.without_rental = 0
SELECT payment.payment_id, payment.rental_id
FROM payment
LEFT JOIN rental ON rental.rental_id = payment.rental_id
WHERE payment.rental_id IS NOT NULL
  AND rental.rental_id IS NULL;
