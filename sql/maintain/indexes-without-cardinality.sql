-- Tables with an index of which the server can't say how many values it has: for who may not read its statistics.
SELECT DISTINCT TABLE_NAME AS name
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
  AND INDEX_TYPE <> 'FULLTEXT'
  AND COALESCE(CARDINALITY, 0) = 0
ORDER BY TABLE_NAME;
