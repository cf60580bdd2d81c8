-- Copies are bought, and customers join and leave, before the shops open at 10:00.
-- kind: offenders
-- foreign: notice
SELECT 'inventory' AS table_name, inventory_id AS id, created_at AS happened_at
FROM inventory
WHERE EXTRACT(HOUR FROM created_at) >= 10
  AND CAST(created_at AS DATE) = date_purchased
UNION ALL
SELECT 'customer', customer_id, last_update
FROM customer
WHERE EXTRACT(HOUR FROM last_update) >= 10;
