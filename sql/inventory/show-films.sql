-- The copies per film: fewest, mean and most of the films that there are copies of, and films without a copy.
SELECT
  COUNT(stocked.film_id) AS films, MIN(stocked.copies) AS fewest, AVG(stocked.copies) AS mean,
  MAX(stocked.copies) AS most, COUNT(*) - COUNT(stocked.film_id) AS films_without
FROM film
LEFT JOIN (
  SELECT film_id, COUNT(*) AS copies
  FROM inventory
  GROUP BY film_id
) AS stocked ON stocked.film_id = film.film_id;
