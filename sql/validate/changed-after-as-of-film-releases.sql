-- No film's release changed last at or after the as-of moment.
-- kind: offenders
-- table: film_releases
SELECT release_id, film_id, last_update
FROM film_releases
WHERE last_update >= {{as_of}};
