-- A row's last_update is its last simulated change: return or rental, leaving or joining, purchase.
-- kind: offenders
-- foreign: notice
SELECT 'rental' AS table_name, rental_id AS id, last_update, COALESCE(return_date, rental_date) AS last_change
FROM rental
WHERE last_update <> COALESCE(return_date, rental_date)
UNION ALL
SELECT 'customer', customer_id, last_update, CAST(create_date AS DATETIME)
FROM customer
WHERE last_update < create_date
   OR (active = 1 AND CAST(last_update AS DATE) > create_date)
UNION ALL
SELECT 'inventory', inventory_id, last_update, CAST(created_at AS DATETIME)
FROM inventory
WHERE last_update <> created_at;
