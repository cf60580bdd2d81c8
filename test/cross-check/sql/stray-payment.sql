-- Payments of nothing, at another moment than their rental's start or return, or by another customer.
SELECT payment_id, rental_id, amount
FROM payment
WHERE amount <= 0
  OR payment_date NOT IN (
    SELECT rental_date FROM rental WHERE rental.rental_id = payment.rental_id
    UNION ALL
    SELECT return_date FROM rental WHERE rental.rental_id = payment.rental_id AND return_date IS NOT NULL
  )
  OR NOT EXISTS (
    SELECT 1
    FROM rental
    WHERE rental.rental_id = payment.rental_id AND rental.customer_id = payment.customer_id
  )
