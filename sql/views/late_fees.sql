-- The late fees: those paid, and those that are open as of the last rental or return in the database.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW late_fees AS
SELECT
  late.rental_id, late.customer_id, CONCAT(customer.first_name, ' ', customer.last_name) AS customer,
  customer.email, late.store_id, late.film_id, late.title, late.rental_date, late.return_date,
  late.days_overdue, late.days_overdue * {{late_fee}} AS fee, late.paid, late.paid_at,
  CASE WHEN late.paid IS NULL THEN 'open' ELSE 'paid' END AS status
FROM (
  SELECT
    rental.rental_id, rental.customer_id, inventory.store_id, inventory.film_id, film.title,
    rental.rental_date, rental.return_date, fees.paid, fees.paid_at,
    GREATEST(
      DATEDIFF(COALESCE(rental.return_date, closing.moment), rental.rental_date) - film.rental_duration, 0
    ) AS days_overdue
  FROM rental
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  JOIN film ON film.film_id = inventory.film_id
  CROSS JOIN (
    SELECT GREATEST(MAX(rental_date), COALESCE(MAX(return_date), MAX(rental_date))) AS moment
    FROM rental
  ) AS closing
  LEFT JOIN (
    SELECT payment.rental_id, SUM(payment.amount) AS paid, MAX(payment.payment_date) AS paid_at
    FROM payment
    JOIN rental AS paid_rental ON paid_rental.rental_id = payment.rental_id
    JOIN inventory AS paid_copy ON paid_copy.inventory_id = paid_rental.inventory_id
    JOIN film AS paid_film ON paid_film.film_id = paid_copy.film_id
    WHERE DATEDIFF(payment.payment_date, paid_rental.rental_date) > paid_film.rental_duration
    GROUP BY payment.rental_id
  ) AS fees ON fees.rental_id = rental.rental_id
) AS late
LEFT JOIN customer ON customer.customer_id = late.customer_id
WHERE late.paid IS NOT NULL
   OR late.days_overdue * {{late_fee}} > 0;
