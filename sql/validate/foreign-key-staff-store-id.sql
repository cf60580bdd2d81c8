-- Every staff.store_id names a row of store.
-- kind: offenders
SELECT staff.staff_id, staff.store_id
FROM staff
LEFT JOIN store ON store.store_id = staff.store_id
WHERE staff.store_id IS NOT NULL
  AND store.store_id IS NULL;
