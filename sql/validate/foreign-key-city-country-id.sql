-- Every city.country_id names a row of country.
-- kind: offenders
SELECT city.city_id, city.country_id
FROM city
LEFT JOIN country ON country.country_id = city.country_id
WHERE city.country_id IS NOT NULL
  AND country.country_id IS NULL;
