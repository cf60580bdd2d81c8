-- Each store's copies and films, and how many copies are out.
SELECT
  inventory.store_id, COUNT(*) AS items, COUNT(DISTINCT inventory.film_id) AS films,
  COUNT(away.inventory_id) AS items_out
FROM inventory
LEFT JOIN (
  SELECT DISTINCT inventory_id
  FROM rental
  WHERE return_date IS NULL
) AS away ON away.inventory_id = inventory.inventory_id
GROUP BY inventory.store_id
ORDER BY inventory.store_id;
