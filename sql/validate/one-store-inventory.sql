-- A copy is bought by staff of the store that it stands in.
-- kind: offenders
SELECT inventory.inventory_id, inventory.staff_id, inventory.store_id, staff.store_id AS staff_store_id
FROM inventory
JOIN staff ON staff.staff_id = inventory.staff_id
WHERE COALESCE(staff.store_id, 0) <> inventory.store_id;
