-- Opening titles that a store carries without a copy from the start, and stores that opened with too few titles.
SELECT store_id, film_id, MIN(created_at) AS first_copy
FROM inventory
WHERE film_id NOT IN (SELECT film_id FROM film_releases)
GROUP BY store_id, film_id
HAVING first_copy >= @first_day
UNION ALL
SELECT store.store_id, COUNT(DISTINCT inventory.film_id), NULL
FROM store
LEFT JOIN inventory ON inventory.store_id = store.store_id AND inventory.created_at < @first_day
GROUP BY store.store_id
HAVING COUNT(DISTINCT inventory.film_id) <> JSON_VALUE(@configuration, '$.generation.films_count')
