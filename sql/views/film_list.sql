-- Every film with its genre, its language, what it costs to rent, how many copies there are, and its cast.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW film_list AS
SELECT
  film.film_id, film.title, film.description, genre.category, language.name AS language, film.release_year,
  film.length, film.rating, film.rental_duration, film.rental_rate,
  COALESCE(stock.copies, 0) AS copies, troupe.actors
FROM film
LEFT JOIN language ON language.language_id = film.language_id
LEFT JOIN (
  SELECT
    film_category.film_id,
    GROUP_CONCAT(category.name ORDER BY category.name SEPARATOR ', ') AS category
  FROM film_category
  JOIN category ON category.category_id = film_category.category_id
  GROUP BY film_category.film_id
) AS genre ON genre.film_id = film.film_id
LEFT JOIN (
  SELECT film_id, COUNT(*) AS copies
  FROM inventory
  GROUP BY film_id
) AS stock ON stock.film_id = film.film_id
LEFT JOIN (
  SELECT
    film_actor.film_id,
    GROUP_CONCAT(CONCAT(actor.first_name, ' ', actor.last_name) ORDER BY actor.actor_id SEPARATOR ', ') AS actors
  FROM film_actor
  JOIN actor ON actor.actor_id = film_actor.actor_id
  GROUP BY film_actor.film_id
) AS troupe ON troupe.film_id = film.film_id;
