-- Every copy: on the shelf, out, or overdue as of the last rental or return in the database, and who has it.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW inventory_status AS
SELECT
  inventory.inventory_id, inventory.film_id, film.title, inventory.store_id, inventory.date_purchased,
  CASE
    WHEN rental.rental_id IS NULL THEN 'in'
    WHEN DATEDIFF(closing.moment, rental.rental_date) > film.rental_duration THEN 'overdue'
    ELSE 'out'
  END AS status,
  rental.rental_id, rental.rental_date,
  CASE
    WHEN DATEDIFF(closing.moment, rental.rental_date) > film.rental_duration
    THEN DATEDIFF(closing.moment, rental.rental_date) - film.rental_duration
    ELSE 0
  END AS days_overdue,
  rental.customer_id, CONCAT(customer.first_name, ' ', customer.last_name) AS customer
FROM inventory
LEFT JOIN film ON film.film_id = inventory.film_id
CROSS JOIN (
  SELECT GREATEST(MAX(rental_date), COALESCE(MAX(return_date), MAX(rental_date))) AS moment
  FROM rental
) AS closing
LEFT JOIN (
  SELECT inventory_id, MAX(rental_id) AS rental_id
  FROM rental
  WHERE return_date IS NULL
  GROUP BY inventory_id
) AS open_rental ON open_rental.inventory_id = inventory.inventory_id
LEFT JOIN rental ON rental.rental_id = open_rental.rental_id
LEFT JOIN customer ON customer.customer_id = rental.customer_id;
