-- The last copy's number, the latest purchase, and the days of the first and the last rental.
SELECT
  (SELECT COALESCE(MAX(inventory_id), 0) FROM inventory) AS last_inventory_id,
  (SELECT MAX(created_at) FROM inventory) AS last_purchase,
  (SELECT CAST(MIN(rental_date) AS DATE) FROM rental) AS first_rental,
  (SELECT CAST(MAX(rental_date) AS DATE) FROM rental) AS last_rental;
