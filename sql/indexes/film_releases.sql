-- Find releases by film, by date and by staff.
ALTER TABLE film_releases
  ADD INDEX idx_film_id (film_id),
  ADD INDEX idx_release_date (release_date),
  ADD INDEX idx_added_by_staff_id (added_by_staff_id);
