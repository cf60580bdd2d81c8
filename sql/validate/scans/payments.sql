-- The sums of each month's payments, and the numbers of payments that may break a rule.
-- slices: payment.payment_id
-- DISTINCT has MariaDB and MySQL look parents up in memory, the outer joins have every engine read the payments in their own order.
SELECT
  EXTRACT(YEAR FROM payment.payment_date) AS year_number, EXTRACT(MONTH FROM payment.payment_date) AS month_number,
  COUNT(*) AS payments,
  SUM(payment.amount) AS amount,
  SUM(CASE WHEN payment.payment_date = rental.rental_date THEN payment.amount ELSE 0 END) AS revenue,
  SUM(CASE WHEN payment.payment_date <> rental.rental_date THEN payment.amount ELSE 0 END) AS late_fee_amount,
  COUNT(CASE WHEN payment.payment_date = rental.rental_date THEN 1 END) AS at_the_counter,
  COUNT(CASE WHEN payment.payment_date <> rental.rental_date THEN 1 END) AS late_fees,
  COUNT(CASE
    WHEN payment.payment_date = rental.rental_date
      AND payment.amount <> copy.rental_rate
    THEN 1
  END) AS not_the_rate,
  COUNT(CASE
    WHEN payment.payment_date <> rental.rental_date
      AND NOT COALESCE(
        payment.payment_date = rental.return_date
          AND DATEDIFF(rental.return_date, rental.rental_date) > copy.rental_duration
          AND payment.amount = {{late_fee_per_day}} * (DATEDIFF(rental.return_date, rental.rental_date) - copy.rental_duration),
        FALSE
      )
    THEN 1
  END) AS not_the_fee,
  COUNT(CASE WHEN payment.rental_id IS NOT NULL AND rental.rental_id IS NULL THEN 1 END) AS without_rental,
  COUNT(CASE
    WHEN payment.customer_id <> rental.customer_id
      OR cashier.store_id <> clerk.store_id
    THEN 1
  END) AS of_others,
  COUNT(CASE WHEN payment.payment_date < {{first_day}} OR payment.payment_date >= {{as_of}} THEN 1 END) AS outside_time
FROM payment
LEFT JOIN rental ON rental.rental_id = payment.rental_id
LEFT JOIN (
  SELECT DISTINCT inventory.inventory_id, film.rental_rate, film.rental_duration
  FROM inventory
  JOIN film ON film.film_id = inventory.film_id
) AS copy ON copy.inventory_id = rental.inventory_id
LEFT JOIN (
  SELECT DISTINCT staff_id, COALESCE(store_id, 0) AS store_id
  FROM staff
) AS cashier ON cashier.staff_id = payment.staff_id
  AND payment.staff_id <> rental.staff_id
LEFT JOIN (
  SELECT DISTINCT staff_id, COALESCE(store_id, 0) AS store_id
  FROM staff
) AS clerk ON clerk.staff_id = rental.staff_id
  AND payment.staff_id <> rental.staff_id
WHERE {{slice}}
GROUP BY EXTRACT(YEAR FROM payment.payment_date), EXTRACT(MONTH FROM payment.payment_date);
