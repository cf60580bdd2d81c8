-- Every store and who buys for it: its manager.
SELECT store_id, manager_staff_id
FROM store
ORDER BY store_id;
