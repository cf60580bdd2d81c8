-- Every store.address_id names a row of address.
-- kind: offenders
SELECT store.store_id, store.address_id
FROM store
LEFT JOIN address ON address.address_id = store.address_id
WHERE store.address_id IS NOT NULL
  AND address.address_id IS NULL;
