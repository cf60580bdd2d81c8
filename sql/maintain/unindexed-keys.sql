-- Columns that name another table's rows, declared as foreign keys or called like its key, and that begin no index.
SELECT candidate.table_name, candidate.column_name, MIN(candidate.parent) AS parent
FROM (
  SELECT TABLE_NAME AS table_name, COLUMN_NAME AS column_name, REFERENCED_TABLE_NAME AS parent
  FROM information_schema.KEY_COLUMN_USAGE
  WHERE TABLE_SCHEMA = DATABASE()
    AND REFERENCED_TABLE_NAME IS NOT NULL
    AND POSITION_IN_UNIQUE_CONSTRAINT = 1
  UNION
  SELECT columns.TABLE_NAME, columns.COLUMN_NAME, parents.TABLE_NAME
  FROM information_schema.KEY_COLUMN_USAGE AS parents
  JOIN information_schema.COLUMNS AS columns ON columns.TABLE_SCHEMA = DATABASE()
    AND columns.TABLE_NAME <> parents.TABLE_NAME
    AND (columns.COLUMN_NAME = parents.COLUMN_NAME OR columns.COLUMN_NAME LIKE CONCAT('%\_', parents.COLUMN_NAME))
  JOIN information_schema.TABLES AS tables ON tables.TABLE_SCHEMA = DATABASE()
    AND tables.TABLE_NAME = columns.TABLE_NAME
    AND tables.TABLE_TYPE = 'BASE TABLE'
  WHERE parents.TABLE_SCHEMA = DATABASE()
    AND parents.CONSTRAINT_NAME = 'PRIMARY'
    AND parents.COLUMN_NAME = CONCAT(parents.TABLE_NAME, '_id')
) AS candidate
LEFT JOIN information_schema.STATISTICS AS beginning ON beginning.TABLE_SCHEMA = DATABASE()
  AND beginning.TABLE_NAME = candidate.table_name
  AND beginning.COLUMN_NAME = candidate.column_name
  AND beginning.SEQ_IN_INDEX = 1
WHERE beginning.INDEX_NAME IS NULL
GROUP BY candidate.table_name, candidate.column_name
ORDER BY candidate.table_name, candidate.column_name;
