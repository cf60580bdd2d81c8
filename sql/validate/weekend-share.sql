-- Friday to Sunday have their share of the demand: rentals, between demand without lost sales and demand, within five sigma, taken of square roots.
-- kind: statistic
-- dirt: swapped_dates
SELECT name, expected, found, sigmas, sigmas <= 5 AS holds
FROM (
  SELECT
    name, expected, found,
    CASE
      WHEN COALESCE(expected, 0) < 25 THEN NULL
      WHEN found > expected THEN 2 * (SQRT(found + 0.375) - SQRT(expected + 0.375))
      WHEN found + lost_sales < expected THEN 2 * (SQRT(expected + 0.375) - SQRT(found + lost_sales + 0.375))
      ELSE 0
    END AS sigmas
  FROM (
    SELECT
      part.name,
      CASE WHEN part.is_weekend = 1 THEN ledger.weekend ELSE ledger.whole - ledger.weekend END AS expected,
      CASE WHEN part.is_weekend = 1 THEN scanned.weekend ELSE scanned.whole - scanned.weekend END AS found,
      ledger.lost_sales
    FROM (
      SELECT 'Friday to Sunday' AS name, 1 AS is_weekend
      UNION ALL SELECT 'Monday to Thursday', 0
    ) AS part
    CROSS JOIN (
      SELECT SUM(expected_demand) AS whole, SUM(expected_weekend_demand) AS weekend, SUM(lost_sales) AS lost_sales
      FROM (
        {{ledger_months}}
      ) AS ledger_month
    ) AS ledger
    CROSS JOIN (
      SELECT SUM(rentals) AS whole, SUM(at_weekend) AS weekend
      FROM (
        {{scanned_rentals}}
      ) AS scanned_month
    ) AS scanned
  ) AS compared
) AS judged
ORDER BY name;
