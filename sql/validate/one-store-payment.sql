-- A payment is by the customer of its rental, to staff of the same store.
-- kind: offenders
-- dirt: orphan
-- pass if: payments.of_others = 0
-- DISTINCT has MariaDB look stores up in memory, the outer joins have every engine read the payments in their own order.
SELECT
  payment.payment_id, payment.rental_id, payment.customer_id, rental.customer_id AS rental_customer_id,
  cashier.store_id AS payment_store_id, clerk.store_id AS rental_store_id
FROM payment
LEFT JOIN rental ON rental.rental_id = payment.rental_id
LEFT JOIN (
  SELECT DISTINCT staff_id, COALESCE(store_id, 0) AS store_id
  FROM staff
) AS cashier ON cashier.staff_id = payment.staff_id
LEFT JOIN (
  SELECT DISTINCT staff_id, COALESCE(store_id, 0) AS store_id
  FROM staff
) AS clerk ON clerk.staff_id = rental.staff_id
WHERE COALESCE(payment.customer_id <> rental.customer_id, FALSE)
   OR COALESCE(cashier.store_id <> clerk.store_id, FALSE);
