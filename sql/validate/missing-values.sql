-- Films and customers have every value that is always known.
-- kind: offenders
-- dirt: missing_value
-- foreign: notice
SELECT 'film' AS table_name, film_id AS id, title AS name
FROM film
WHERE description IS NULL OR release_year IS NULL OR length IS NULL OR rating IS NULL
UNION ALL
SELECT 'customer', customer_id, last_name
FROM customer
WHERE email IS NULL;
