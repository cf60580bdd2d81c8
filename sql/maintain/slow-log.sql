-- The statements that took longest, from the slow log that is kept as a table.
SELECT
  LEFT(CONVERT(sql_text USING utf8mb4), 500) AS statement, COUNT(*) AS runs,
  ROUND(MAX(TIME_TO_SEC(query_time)) * 1000, 1) AS longest_ms,
  ROUND(AVG(TIME_TO_SEC(query_time)) * 1000, 1) AS mean_ms, SUM(rows_examined) AS rows_examined,
  CAST(MAX(start_time) AS CHAR) AS last_run
FROM mysql.slow_log
WHERE db = DATABASE()
GROUP BY LEFT(CONVERT(sql_text USING utf8mb4), 500)
ORDER BY MAX(query_time) DESC
LIMIT 10;
