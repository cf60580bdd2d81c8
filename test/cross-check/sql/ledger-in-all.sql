-- Totals of the ledger that the database doesn't answer.
SELECT name, ledger, answer
FROM (
  SELECT 'rentals' AS name, JSON_VALUE(@ledger, '$.total.rentals') AS ledger, COUNT(*) AS answer FROM rental
  UNION ALL
  SELECT
    'money',
    JSON_VALUE(@ledger, '$.total.revenue_cents') + JSON_VALUE(@ledger, '$.total.late_fee_cents'),
    SUM(amount) * 100
  FROM payment
  UNION ALL
  SELECT
    'payments',
    JSON_VALUE(@ledger, '$.total.rentals') + JSON_VALUE(@ledger, '$.total.late_fees'),
    COUNT(*)
  FROM payment
  UNION ALL
  SELECT 'checked_out', JSON_VALUE(@ledger, '$.total.checked_out'), COUNT(*) - COUNT(return_date) FROM rental
  UNION ALL
  SELECT 'inventory_items', JSON_VALUE(@ledger, '$.total.inventory_items'), COUNT(*) FROM inventory
  UNION ALL
  SELECT 'inventory_added', JSON_VALUE(@ledger, '$.total.inventory_added'), COUNT(*) FROM inventory
  WHERE date_purchased >= @first_day
  UNION ALL
  SELECT 'customers', JSON_VALUE(@ledger, '$.total.customers'), COUNT(*) FROM customer
  UNION ALL
  SELECT 'active_customers', JSON_VALUE(@ledger, '$.total.active_customers'), SUM(active) FROM customer
) AS totals
WHERE CAST(ledger AS SIGNED) <> CAST(answer AS SIGNED)
