-- Every payment.staff_id names a row of staff.
-- kind: offenders
SELECT payment.payment_id, payment.staff_id
FROM payment
LEFT JOIN staff ON staff.staff_id = payment.staff_id
WHERE payment.staff_id IS NOT NULL
  AND staff.staff_id IS NULL;
