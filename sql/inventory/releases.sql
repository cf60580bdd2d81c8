-- When each film came out that has come out since the chain opened.
-- table: film_releases
SELECT film_id, MIN(release_date) AS release_date
FROM film_releases
WHERE film_id IS NOT NULL
GROUP BY film_id;
