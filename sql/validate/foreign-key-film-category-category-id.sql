-- Every film_category.category_id names a row of category.
-- kind: offenders
SELECT film_category.film_id, film_category.category_id
FROM film_category
LEFT JOIN category ON category.category_id = film_category.category_id
WHERE film_category.category_id IS NOT NULL
  AND category.category_id IS NULL;
