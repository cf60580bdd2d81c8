-- Demand (rentals and lost sales) grows as planned: each half-year within five sigma, taken of square roots.
-- kind: statistic
-- dirt: swapped_dates
SELECT name, expected, found, sigmas, sigmas <= 5 AS holds
FROM (
  SELECT
    name, SUM(expected_demand) AS expected, SUM(demand) AS found,
    CASE
      WHEN SUM(expected_demand) >= 25
      THEN 2 * ABS(SQRT(SUM(demand) + 0.375) - SQRT(SUM(expected_demand) + 0.375))
    END AS sigmas
  FROM (
    SELECT CONCAT(year_number, CASE WHEN month_number <= 6 THEN ' first half' ELSE ' second half' END) AS name, expected_demand, demand
    FROM (
      SELECT year_number, month_number, expected_demand, lost_sales AS demand
      FROM (
        {{ledger_months}}
      ) AS ledger
      UNION ALL
      SELECT year_number, month_number, 0, rentals
      FROM (
        {{scanned_rentals}}
      ) AS scanned
    ) AS by_month
  ) AS named
  GROUP BY name
) AS compared
ORDER BY name;
