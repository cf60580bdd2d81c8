-- Films without exactly one genre, without a cast, or with figures outside the configured ranges.
SELECT film_id, title, 'genre or cast' AS fault
FROM film
WHERE (SELECT COUNT(*) FROM film_category WHERE film_category.film_id = film.film_id) <> 1
  OR film_id NOT IN (SELECT film_id FROM film_actor)
UNION ALL
SELECT film_id, title, 'figures'
FROM film
WHERE rental_rate NOT BETWEEN
    CAST(JSON_VALUE(@configuration, '$.generation.film_rental_rate_min') AS DECIMAL(6, 2))
    AND CAST(JSON_VALUE(@configuration, '$.generation.film_rental_rate_max') AS DECIMAL(6, 2))
  OR replacement_cost NOT BETWEEN
    CAST(JSON_VALUE(@configuration, '$.generation.film_replacement_cost_min') AS DECIMAL(6, 2))
    AND CAST(JSON_VALUE(@configuration, '$.generation.film_replacement_cost_max') AS DECIMAL(6, 2))
  OR length NOT BETWEEN
    CAST(JSON_VALUE(@configuration, '$.generation.film_length_min') AS SIGNED)
    AND CAST(JSON_VALUE(@configuration, '$.generation.film_length_max') AS SIGNED)
  OR rental_duration NOT BETWEEN
    CAST(JSON_VALUE(@configuration, '$.generation.rental_duration_min') AS SIGNED)
    AND CAST(JSON_VALUE(@configuration, '$.generation.rental_duration_max') AS SIGNED)
  OR release_year NOT BETWEEN YEAR(@first_day) - 10 AND YEAR(@as_of)
