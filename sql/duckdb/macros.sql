-- MySQL's DATEDIFF(a, b), the days from b to a, beside DuckDB's own of three arguments.
CREATE OR REPLACE TEMP MACRO datediff
  (a, b) AS date_diff('day', CAST(b AS DATE), CAST(a AS DATE)),
  (part, a, b) AS date_diff(part, a, b);
