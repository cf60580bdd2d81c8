-- The keys of the films that came out count from 1 without a gap.
-- kind: compare
-- table: film_releases
-- foreign: notice
SELECT 'film_releases' AS name, COUNT(*) AS expected, COALESCE(CASE WHEN MIN(release_id) >= 1 THEN MAX(release_id) ELSE MIN(release_id) END, 0) AS found
FROM film_releases;
