-- Every table has as many rows as the manifest says.
-- kind: compare
SELECT name, expected, found
FROM (
  {{table_rows}}
) AS counted
ORDER BY name;
