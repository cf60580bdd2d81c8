-- Every actor with the number of films, and their titles genre by genre.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW actor_info AS
SELECT
  actor.actor_id, actor.first_name, actor.last_name, COALESCE(roles.films, 0) AS films, titles.film_info
FROM actor
LEFT JOIN (
  SELECT actor_id, COUNT(*) AS films
  FROM film_actor
  GROUP BY actor_id
) AS roles ON roles.actor_id = actor.actor_id
LEFT JOIN (
  SELECT
    of_genre.actor_id,
    GROUP_CONCAT(CONCAT(of_genre.name, ': ', of_genre.films) ORDER BY of_genre.name SEPARATOR '; ') AS film_info
  FROM (
    SELECT
      film_actor.actor_id, category.name,
      GROUP_CONCAT(film.title ORDER BY film.title SEPARATOR ', ') AS films
    FROM film_actor
    JOIN film ON film.film_id = film_actor.film_id
    JOIN film_category ON film_category.film_id = film.film_id
    JOIN category ON category.category_id = film_category.category_id
    GROUP BY film_actor.actor_id, category.name
  ) AS of_genre
  GROUP BY of_genre.actor_id
) AS titles ON titles.actor_id = actor.actor_id;
