-- Every customer.address_id names a row of address.
-- kind: offenders
SELECT customer.customer_id, customer.address_id
FROM customer
LEFT JOIN address ON address.address_id = customer.address_id
WHERE customer.address_id IS NOT NULL
  AND address.address_id IS NULL;
