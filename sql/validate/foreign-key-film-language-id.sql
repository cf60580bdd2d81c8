-- Every film.language_id names a row of language.
-- kind: offenders
SELECT film.film_id, film.language_id
FROM film
LEFT JOIN language ON language.language_id = film.language_id
WHERE film.language_id IS NOT NULL
  AND language.language_id IS NULL;
