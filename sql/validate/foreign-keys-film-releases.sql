-- Every release names a film and, if anyone, a member of staff.
-- kind: offenders
-- table: film_releases
SELECT film_releases.release_id, film_releases.film_id, {{film_releases_added_by_staff_id}} AS added_by_staff_id
FROM film_releases
LEFT JOIN film ON film.film_id = film_releases.film_id
LEFT JOIN staff ON staff.staff_id = {{film_releases_added_by_staff_id}}
WHERE (film_releases.film_id IS NOT NULL AND film.film_id IS NULL)
   OR ({{film_releases_added_by_staff_id}} IS NOT NULL AND staff.staff_id IS NULL);
