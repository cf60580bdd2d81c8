-- Every customer.store_id names a row of store.
-- kind: offenders
SELECT customer.customer_id, customer.store_id
FROM customer
LEFT JOIN store ON store.store_id = customer.store_id
WHERE customer.store_id IS NOT NULL
  AND store.store_id IS NULL;
