-- The statements that took longest, by their longest run, from performance_schema; times in picoseconds.
SELECT
  DIGEST_TEXT AS statement, COUNT_STAR AS runs, ROUND(MAX_TIMER_WAIT / 1e9, 1) AS longest_ms,
  ROUND(AVG_TIMER_WAIT / 1e9, 1) AS mean_ms, SUM_ROWS_EXAMINED AS rows_examined, CAST(LAST_SEEN AS CHAR) AS last_run
FROM performance_schema.events_statements_summary_by_digest
WHERE SCHEMA_NAME = DATABASE()
  AND DIGEST_TEXT IS NOT NULL
ORDER BY MAX_TIMER_WAIT DESC
LIMIT 10;
