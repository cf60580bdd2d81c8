-- A customer's last_update is the joining or the leaving, a copy's the purchase.
-- kind: offenders
-- dirt: swapped_dates
-- foreign: notice
SELECT 'customer' AS table_name, customer_id AS id, last_update, CAST(create_date AS DATETIME) AS last_change
FROM customer
WHERE last_update < create_date
   OR (active = 1 AND CAST(last_update AS DATE) > create_date)
UNION ALL
SELECT 'inventory', inventory_id, last_update, CAST(created_at AS DATETIME)
FROM inventory
WHERE last_update <> created_at;
