-- No row but of rentals changed last at or after the as-of moment, save for copies bought since the simulated weeks.
-- kind: offenders
SELECT 'country' AS table_name, country_id AS id, last_update
FROM country
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'city', city_id, last_update
FROM city
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'address', address_id, last_update
FROM address
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'language', language_id, last_update
FROM language
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'category', category_id, last_update
FROM category
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'actor', actor_id, last_update
FROM actor
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'film', film_id, last_update
FROM film
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'film_actor', actor_id, last_update
FROM film_actor
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'film_category', film_id, last_update
FROM film_category
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'staff', staff_id, last_update
FROM staff
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'store', store_id, last_update
FROM store
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'customer', customer_id, last_update
FROM customer
WHERE last_update >= {{as_of}}
UNION ALL
SELECT 'inventory', inventory_id, last_update
FROM inventory
WHERE last_update >= {{as_of}}
  AND created_at < {{end_of_trade}};
