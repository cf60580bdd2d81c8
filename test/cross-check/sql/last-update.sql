-- Rows whose last_update is not their last simulated change.
SELECT 'rental' AS fact, rental_id AS id, last_update FROM rental
WHERE last_update <> COALESCE(return_date, rental_date)
UNION ALL
SELECT 'copy', inventory_id, last_update FROM inventory
WHERE last_update <> created_at OR DATE(created_at) <> date_purchased
UNION ALL
SELECT 'customer who stayed', customer_id, last_update FROM customer
WHERE active = 1 AND DATE(last_update) <> create_date
UNION ALL
SELECT 'customer who left', customer_id, last_update FROM customer
WHERE active = 0
  AND TO_DAYS(last_update) < TO_DAYS(create_date)
    + 7 * JSON_VALUE(@configuration, '$.generation.customer_churn_after_weeks')
