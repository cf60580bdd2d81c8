-- Every film is of exactly one category and has at least one actor.
-- kind: offenders
-- foreign: notice
SELECT film.film_id, film.title, COALESCE(genres.categories, 0) AS categories, COALESCE(casts.actors, 0) AS actors
FROM film
LEFT JOIN (
  SELECT film_id, COUNT(*) AS categories
  FROM film_category
  GROUP BY film_id
) AS genres ON genres.film_id = film.film_id
LEFT JOIN (
  SELECT film_id, COUNT(*) AS actors
  FROM film_actor
  GROUP BY film_id
) AS casts ON casts.film_id = film.film_id
WHERE COALESCE(genres.categories, 0) <> 1
   OR COALESCE(casts.actors, 0) = 0;
