-- The totals of customers, copies, rentals and payments are those of the ledger.
-- kind: compare
-- dirt: swapped_dates, missing_value, impossible_amount, orphan
WITH rented AS (
  {{scanned_rentals}}
),
paid AS (
  {{scanned_payments}}
)
SELECT ledger.name, ledger.expected, counted.found
FROM (
  {{ledger_totals}}
) AS ledger
JOIN (
  SELECT 'rentals' AS name, COALESCE(SUM(rentals), 0) AS found FROM rented
  UNION ALL SELECT 'payments', COALESCE(SUM(payments), 0) FROM paid
  UNION ALL SELECT 'payments in cents', COALESCE(100 * SUM(amount), 0) FROM paid
  UNION ALL SELECT 'checked out', COALESCE(SUM(checked_out), 0) FROM rented
  UNION ALL SELECT 'inventory items', COUNT(*) FROM inventory
  UNION ALL SELECT 'inventory added', COUNT(*) FROM inventory WHERE date_purchased >= {{first_day}}
  UNION ALL SELECT 'customers', COUNT(*) FROM customer
  UNION ALL SELECT 'active customers', COUNT(*) FROM customer WHERE active = 1
) AS counted ON counted.name = ledger.name
ORDER BY ledger.name;
