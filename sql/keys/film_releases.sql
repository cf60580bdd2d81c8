-- A release refers to its film and to the member of staff who entered it.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_releases
  ADD CONSTRAINT fk_film_releases_film_id FOREIGN KEY (film_id) REFERENCES film (film_id),
  ADD CONSTRAINT fk_film_releases_added_by_staff_id FOREIGN KEY (added_by_staff_id) REFERENCES staff (staff_id);
