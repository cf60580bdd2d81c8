-- InnoDB tables that the server's persistent statistics don't know, or know as empty.
SELECT tables.TABLE_NAME AS name, statistics.last_update
FROM information_schema.TABLES AS tables
LEFT JOIN mysql.innodb_table_stats AS statistics ON statistics.database_name = tables.TABLE_SCHEMA
  AND statistics.table_name = tables.TABLE_NAME
WHERE tables.TABLE_SCHEMA = DATABASE()
  AND tables.TABLE_TYPE = 'BASE TABLE'
  AND tables.ENGINE = 'InnoDB'
  AND COALESCE(statistics.n_rows, 0) = 0
ORDER BY tables.TABLE_NAME;
