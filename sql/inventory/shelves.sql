-- Which film stands in which store, in how many copies, and how often it was rented there.
SELECT inventory.film_id, inventory.store_id, COUNT(*) AS copies, COALESCE(SUM(rental_interval.rentals), 0) AS rentals
FROM inventory
LEFT JOIN (
  SELECT inventory_id, COUNT(*) AS rentals
  FROM rental
  GROUP BY inventory_id
) AS rental_interval ON rental_interval.inventory_id = inventory.inventory_id
GROUP BY inventory.film_id, inventory.store_id
ORDER BY inventory.film_id, inventory.store_id;
