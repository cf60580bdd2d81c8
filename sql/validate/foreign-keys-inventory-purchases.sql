-- Every purchase names a film, a copy and a member of staff.
-- kind: offenders
-- table: inventory_purchases
SELECT
  inventory_purchases.purchase_id, inventory_purchases.film_id, inventory_purchases.inventory_id,
  inventory_purchases.staff_id
FROM inventory_purchases
LEFT JOIN film ON film.film_id = inventory_purchases.film_id
LEFT JOIN inventory ON inventory.inventory_id = inventory_purchases.inventory_id
LEFT JOIN staff ON staff.staff_id = inventory_purchases.staff_id
WHERE (inventory_purchases.film_id IS NOT NULL AND film.film_id IS NULL)
   OR (inventory_purchases.inventory_id IS NOT NULL AND inventory.inventory_id IS NULL)
   OR (inventory_purchases.staff_id IS NOT NULL AND staff.staff_id IS NULL);
