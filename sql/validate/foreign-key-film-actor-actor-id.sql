-- Every film_actor.actor_id names a row of actor.
-- kind: offenders
SELECT film_actor.film_id, film_actor.actor_id
FROM film_actor
LEFT JOIN actor ON actor.actor_id = film_actor.actor_id
WHERE film_actor.actor_id IS NOT NULL
  AND actor.actor_id IS NULL;
