-- Every film_actor.film_id names a row of film.
-- kind: offenders
SELECT film_actor.actor_id, film_actor.film_id
FROM film_actor
LEFT JOIN film ON film.film_id = film_actor.film_id
WHERE film_actor.film_id IS NOT NULL
  AND film.film_id IS NULL;
