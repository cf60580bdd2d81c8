-- Every film_category.film_id names a row of film.
-- kind: offenders
SELECT film_category.category_id, film_category.film_id
FROM film_category
LEFT JOIN film ON film.film_id = film_category.film_id
WHERE film_category.film_id IS NOT NULL
  AND film.film_id IS NULL;
