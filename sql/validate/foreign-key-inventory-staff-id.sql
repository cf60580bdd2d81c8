-- Every inventory.staff_id names a row of staff.
-- kind: offenders
SELECT inventory.inventory_id, inventory.staff_id
FROM inventory
LEFT JOIN staff ON staff.staff_id = inventory.staff_id
WHERE inventory.staff_id IS NOT NULL
  AND staff.staff_id IS NULL;
