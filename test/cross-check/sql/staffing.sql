-- Stores without two members of staff, or whose manager is another's too.
SELECT store.store_id, COUNT(DISTINCT staff.staff_id) AS staff, COUNT(DISTINCT twin.store_id) AS managed_with
FROM store
LEFT JOIN staff ON staff.store_id = store.store_id
LEFT JOIN store AS twin ON twin.manager_staff_id = store.manager_staff_id
GROUP BY store.store_id
HAVING staff <> 2 OR managed_with <> 1
UNION ALL
SELECT NULL, staff_id, NULL
FROM staff
WHERE store_id IS NULL
