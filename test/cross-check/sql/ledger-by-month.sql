-- Months in which the database's rentals, revenue or late fees are not those of the ledger.
SELECT month, SUM(rentals) AS rentals, SUM(revenue) AS revenue, SUM(fees) AS fees, SUM(fee_cents) AS fee_cents
FROM (
  SELECT
    EXTRACT(YEAR_MONTH FROM rental_date) AS month,
    1 AS rentals,
    0 AS revenue,
    0 AS fees,
    0 AS fee_cents
  FROM rental
  UNION ALL
  SELECT
    EXTRACT(YEAR_MONTH FROM payment_date),
    0,
    CASE WHEN is_fee THEN 0 ELSE amount * 100 END,
    is_fee,
    CASE WHEN is_fee THEN amount * 100 ELSE 0 END
  FROM (
    SELECT
      payment.payment_date,
      payment.amount,
      EXISTS (
        SELECT 1
        FROM rental
        WHERE rental.rental_id = payment.rental_id AND rental.rental_date < payment.payment_date
      ) AS is_fee
    FROM payment
  ) AS payments
  UNION ALL
  SELECT CAST(REPLACE(month, '-', '') AS UNSIGNED), -rentals, -revenue_cents, -late_fees, -late_fee_cents
  FROM JSON_TABLE(@ledger, '$.months[*]' COLUMNS (
    month VARCHAR(7) PATH '$.month',
    rentals BIGINT PATH '$.rentals',
    revenue_cents BIGINT PATH '$.revenue_cents',
    late_fees BIGINT PATH '$.late_fees',
    late_fee_cents BIGINT PATH '$.late_fee_cents'
  )) AS ledger
) AS bookings
GROUP BY month
HAVING rentals <> 0 OR revenue <> 0 OR fees <> 0 OR fee_cents <> 0
