-- A store's manager works in that store.
-- kind: offenders
SELECT store.store_id, store.manager_staff_id, staff.store_id AS staff_store_id
FROM store
JOIN staff ON staff.staff_id = store.manager_staff_id
WHERE COALESCE(staff.store_id, 0) <> store.store_id;
