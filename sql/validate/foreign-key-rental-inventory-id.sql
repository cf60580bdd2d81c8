-- Every rental.inventory_id names a row of inventory.
-- kind: offenders
-- pass if: rentals.without_copy = 0
SELECT rental.rental_id, rental.inventory_id
FROM rental
LEFT JOIN inventory ON inventory.inventory_id = rental.inventory_id
WHERE rental.inventory_id IS NOT NULL
  AND inventory.inventory_id IS NULL;
