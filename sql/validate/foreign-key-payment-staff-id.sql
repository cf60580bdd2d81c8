-- Every payment.staff_id names a row of staff.
-- kind: offenders
-- The distinct values are read off the index, which is far less than all rows.
SELECT payment_id, staff_id
FROM payment
WHERE staff_id IN (
  SELECT named.staff_id
  FROM (
    SELECT DISTINCT staff_id
    FROM payment
  ) AS named
  LEFT JOIN staff ON staff.staff_id = named.staff_id
  WHERE staff.staff_id IS NULL
);
