-- Every rental is paid exactly once at the counter, on the spot, at the film's rental rate.
-- kind: offenders
-- dirt: swapped_dates, impossible_amount, orphan
-- foreign: notice of old rows
-- pass if: payments.not_the_rate = 0, payments.at_the_counter = rentals.rentals, payments-of-one-rental.paid_twice = 0
-- DISTINCT has MariaDB look prices up in memory, the outer joins have every engine read the rentals in their own order.
SELECT
  rental.rental_id, MAX(rental.rental_date) AS rental_date, MAX(price.rental_rate) AS rental_rate,
  COUNT(payment.payment_id) AS payments, SUM(payment.amount) AS paid
FROM rental
LEFT JOIN (
  SELECT DISTINCT inventory.inventory_id, film.rental_rate
  FROM inventory
  JOIN film ON film.film_id = inventory.film_id
) AS price ON price.inventory_id = rental.inventory_id
LEFT JOIN payment ON payment.rental_id = rental.rental_id
  AND payment.payment_date = rental.rental_date
GROUP BY rental.rental_id
HAVING COUNT(payment.payment_id) <> 1
    OR SUM(payment.amount) <> MAX(price.rental_rate);
