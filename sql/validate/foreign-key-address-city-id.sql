-- Every address.city_id names a row of city.
-- kind: offenders
SELECT address.address_id, address.city_id
FROM address
LEFT JOIN city ON city.city_id = address.city_id
WHERE address.city_id IS NOT NULL
  AND city.city_id IS NULL;
