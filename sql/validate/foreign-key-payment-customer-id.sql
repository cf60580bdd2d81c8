-- Every payment.customer_id names a row of customer.
-- kind: offenders
-- dirt: orphan
-- The distinct values are read off the index, which is far less than all rows.
SELECT payment_id, customer_id
FROM payment
WHERE customer_id IN (
  SELECT named.customer_id
  FROM (
    SELECT DISTINCT customer_id
    FROM payment
  ) AS named
  LEFT JOIN customer ON customer.customer_id = named.customer_id
  WHERE customer.customer_id IS NULL
);
