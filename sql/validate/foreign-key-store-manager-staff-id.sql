-- Every store.manager_staff_id names a row of staff.
-- kind: offenders
SELECT store.store_id, store.manager_staff_id
FROM store
LEFT JOIN staff ON staff.staff_id = store.manager_staff_id
WHERE store.manager_staff_id IS NOT NULL
  AND staff.staff_id IS NULL;
