-- Columns that name another table without a foreign key or without an index that begins with them.
SELECT fields.table_name, fields.column_name
FROM information_schema.columns AS fields
WHERE fields.table_schema = DATABASE()
  AND fields.column_name REGEXP '_id$'
  AND fields.table_name <> 'datagen_run'
  AND fields.extra NOT LIKE '%auto_increment%'
  AND (
    NOT EXISTS (
      SELECT 1
      FROM information_schema.key_column_usage AS named
      WHERE named.table_schema = DATABASE()
        AND named.table_name = fields.table_name
        AND named.column_name = fields.column_name
        AND named.referenced_table_name IS NOT NULL
    )
    OR NOT EXISTS (
      SELECT 1
      FROM information_schema.statistics AS indexed
      WHERE indexed.table_schema = DATABASE()
        AND indexed.table_name = fields.table_name
        AND indexed.column_name = fields.column_name
        AND indexed.seq_in_index = 1
    )
  )
