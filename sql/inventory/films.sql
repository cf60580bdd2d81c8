-- Every film, its first genre by name, and what a copy of it costs.
SELECT film.film_id, film.title, film.replacement_cost, MIN(category.name) AS genre
FROM film
LEFT JOIN film_category ON film_category.film_id = film.film_id
LEFT JOIN category ON category.category_id = film_category.category_id
GROUP BY film.film_id, film.title, film.replacement_cost
ORDER BY film.film_id;
