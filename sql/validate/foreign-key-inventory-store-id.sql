-- Every inventory.store_id names a row of store.
-- kind: offenders
SELECT inventory.inventory_id, inventory.store_id
FROM inventory
LEFT JOIN store ON store.store_id = inventory.store_id
WHERE inventory.store_id IS NOT NULL
  AND store.store_id IS NULL;
