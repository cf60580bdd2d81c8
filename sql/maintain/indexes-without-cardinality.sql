-- Tables with an index whose cardinality the server does not know, for users who may not read its statistics.
SELECT DISTINCT TABLE_NAME AS name
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE()
  AND INDEX_TYPE <> 'FULLTEXT'
  AND COALESCE(CARDINALITY, 0) = 0
ORDER BY TABLE_NAME;
