-- Every month's rentals, revenue and late fees are those of the ledger.
-- kind: compare
-- dirt: swapped_dates, missing_value, impossible_amount, orphan
SELECT
  CONCAT(year_number, CASE WHEN month_number < 10 THEN '-0' ELSE '-' END, month_number, ' ', figure) AS name,
  CASE figure
    WHEN 'rentals' THEN SUM(ledger_rentals)
    WHEN 'revenue in cents' THEN SUM(ledger_revenue_cents)
    WHEN 'late fees' THEN SUM(ledger_late_fees)
    ELSE SUM(ledger_late_fee_cents)
  END AS expected,
  CASE figure
    WHEN 'rentals' THEN SUM(rentals)
    WHEN 'revenue in cents' THEN 100 * SUM(revenue)
    WHEN 'late fees' THEN SUM(late_fees)
    ELSE 100 * SUM(late_fee_amount)
  END AS found
FROM (
  SELECT
    year_number, month_number, rentals AS ledger_rentals, revenue_cents AS ledger_revenue_cents,
    late_fees AS ledger_late_fees, late_fee_cents AS ledger_late_fee_cents,
    0 AS rentals, 0.00 AS revenue, 0 AS late_fees, 0.00 AS late_fee_amount
  FROM (
    {{ledger_months}}
  ) AS ledger
  UNION ALL
  SELECT year_number, month_number, 0, 0, 0, 0, rentals, 0, 0, 0
  FROM (
    {{scanned_rentals}}
  ) AS scanned_rentals
  UNION ALL
  SELECT year_number, month_number, 0, 0, 0, 0, 0, revenue, late_fees, late_fee_amount
  FROM (
    {{scanned_payments}}
  ) AS scanned_payments
) AS by_month
CROSS JOIN (
  SELECT 'rentals' AS figure
  UNION ALL SELECT 'revenue in cents'
  UNION ALL SELECT 'late fees'
  UNION ALL SELECT 'late fees in cents'
) AS figures
GROUP BY year_number, month_number, figure
ORDER BY year_number, month_number, figure;
