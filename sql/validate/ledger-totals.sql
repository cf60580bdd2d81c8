-- The totals of customers, copies, rentals and payments are those of the ledger.
-- kind: compare
SELECT ledger.name, ledger.expected, counted.found
FROM (
  {{ledger_totals}}
) AS ledger
JOIN (
  SELECT 'rentals' AS name, COUNT(*) AS found FROM rental
  UNION ALL SELECT 'payments', COUNT(*) FROM payment
  UNION ALL SELECT 'payments in cents', COALESCE(100 * SUM(amount), 0) FROM payment
  UNION ALL SELECT 'checked out', COUNT(*) FROM rental WHERE return_date IS NULL
  UNION ALL SELECT 'inventory items', COUNT(*) FROM inventory
  UNION ALL SELECT 'inventory added', COUNT(*) FROM inventory WHERE date_purchased >= {{first_day}}
  UNION ALL SELECT 'customers', COUNT(*) FROM customer
  UNION ALL SELECT 'active customers', COUNT(*) FROM customer WHERE active = 1
) AS counted ON counted.name = ledger.name
ORDER BY ledger.name;
