-- The sums of each month's rentals, and the numbers of rentals that may break a rule.
-- slices: rental.rental_id
-- DISTINCT has MariaDB and MySQL look parents up in memory, the outer joins have every engine read the rentals in their own order.
SELECT
  EXTRACT(YEAR FROM rental.rental_date) AS year_number, EXTRACT(MONTH FROM rental.rental_date) AS month_number,
  COUNT(*) AS rentals,
  COUNT(*) - COUNT(rental.return_date) AS checked_out,
  COUNT(CASE WHEN MOD(DATEDIFF(rental.rental_date, {{first_day}}), 7) >= 4 THEN 1 END) AS at_weekend,
  COUNT(CASE WHEN DATEDIFF(rental.return_date, rental.rental_date) > copy.rental_duration THEN 1 END) AS late,
  COUNT(CASE WHEN rental.inventory_id IS NOT NULL AND copy.inventory_id IS NULL THEN 1 END) AS without_copy,
  COUNT(CASE WHEN rental.customer_id IS NOT NULL AND member.customer_id IS NULL THEN 1 END) AS without_customer,
  COUNT(CASE WHEN rental.staff_id IS NOT NULL AND clerk.staff_id IS NULL THEN 1 END) AS without_staff,
  COUNT(CASE WHEN member.store_id <> copy.store_id OR clerk.store_id <> copy.store_id THEN 1 END) AS of_two_stores,
  COUNT(CASE WHEN rental.rental_date < copy.bought_at THEN 1 END) AS before_purchase,
  COUNT(CASE WHEN rental.rental_date < member.create_date THEN 1 END) AS before_joining,
  COUNT(CASE
    WHEN member.active = 0
      AND (rental.rental_date >= member.last_update
        OR rental.return_date > member.last_update
        OR rental.return_date IS NULL)
    THEN 1
  END) AS after_leaving,
  COUNT(CASE WHEN rental.return_date <= rental.rental_date THEN 1 END) AS back_before_rental,
  COUNT(CASE
    WHEN rental.return_date IS NULL
      AND DATEDIFF({{as_of}}, rental.rental_date) > copy.rental_duration + {{late_days_max}}
    THEN 1
  END) AS out_too_long,
  COUNT(CASE
    WHEN EXTRACT(HOUR FROM rental.rental_date) NOT BETWEEN 10 AND 21
      OR EXTRACT(HOUR FROM rental.return_date) NOT BETWEEN 10 AND 21
    THEN 1
  END) AS at_closed_doors,
  COUNT(CASE
    WHEN rental.rental_date < {{first_day}}
      OR rental.rental_date >= {{end_of_trade}}
      OR rental.return_date >= {{as_of}}
    THEN 1
  END) AS outside_time,
  COUNT(CASE WHEN rental.last_update <> COALESCE(rental.return_date, rental.rental_date) THEN 1 END) AS changed_otherwise,
  COUNT(CASE WHEN rental.last_update >= {{as_of}} THEN 1 END) AS changed_after_as_of
FROM rental
LEFT JOIN (
  SELECT DISTINCT
    inventory.inventory_id, inventory.store_id, film.rental_duration,
    CASE
      WHEN CAST(inventory.created_at AS DATE) = inventory.date_purchased THEN CAST(inventory.created_at AS DATETIME)
      ELSE CAST(inventory.date_purchased AS DATETIME)
    END AS bought_at
  FROM inventory
  LEFT JOIN film ON film.film_id = inventory.film_id
) AS copy ON copy.inventory_id = rental.inventory_id
LEFT JOIN (
  SELECT DISTINCT customer_id, store_id, create_date, active, last_update
  FROM customer
) AS member ON member.customer_id = rental.customer_id
LEFT JOIN (
  SELECT DISTINCT staff_id, COALESCE(store_id, 0) AS store_id
  FROM staff
) AS clerk ON clerk.staff_id = rental.staff_id
WHERE {{slice}}
GROUP BY EXTRACT(YEAR FROM rental.rental_date), EXTRACT(MONTH FROM rental.rental_date);
