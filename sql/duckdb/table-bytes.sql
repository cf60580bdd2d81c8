-- The bytes of the blocks that hold a table's rows, some of which may hold rows of other tables too.
SELECT
  COUNT(DISTINCT segments.block_id) * (SELECT MAX(block_size) FROM pragma_database_size()) AS bytes
FROM pragma_storage_info(?) AS segments
WHERE segments.persistent;
