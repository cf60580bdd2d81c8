-- Find releases by film, by date, by quarter, by genre and by staff.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_releases
  ADD INDEX idx_film_id (film_id),
  ADD INDEX idx_release_date (release_date),
  ADD INDEX idx_release_quarter (release_quarter, release_year),
  ADD INDEX idx_category (category),
  ADD INDEX idx_added_by_staff_id (added_by_staff_id);
