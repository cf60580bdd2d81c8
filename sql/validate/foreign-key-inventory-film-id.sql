-- Every inventory.film_id names a row of film.
-- kind: offenders
SELECT inventory.inventory_id, inventory.film_id
FROM inventory
LEFT JOIN film ON film.film_id = inventory.film_id
WHERE inventory.film_id IS NOT NULL
  AND film.film_id IS NULL;
