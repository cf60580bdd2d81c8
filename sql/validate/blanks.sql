-- No name, title or address begins or ends with a blank or has two in a row.
-- kind: offenders
-- dirt: capitalisation
-- foreign: notice
SELECT 'actor' AS table_name, actor_id AS id, first_name AS text, last_name AS more
FROM actor
WHERE first_name LIKE ' %' OR first_name LIKE '% ' OR first_name LIKE '%  %'
   OR last_name LIKE ' %' OR last_name LIKE '% ' OR last_name LIKE '%  %'
UNION ALL
SELECT 'film', film_id, title, NULL
FROM film
WHERE title LIKE ' %' OR title LIKE '% ' OR title LIKE '%  %'
UNION ALL
SELECT 'address', address_id, address, district
FROM address
WHERE address LIKE ' %' OR address LIKE '% ' OR address LIKE '%  %'
   OR district LIKE ' %' OR district LIKE '% ' OR district LIKE '%  %'
UNION ALL
SELECT 'customer', customer_id, first_name, last_name
FROM customer
WHERE first_name LIKE ' %' OR first_name LIKE '% ' OR first_name LIKE '%  %'
   OR last_name LIKE ' %' OR last_name LIKE '% ' OR last_name LIKE '%  %';
