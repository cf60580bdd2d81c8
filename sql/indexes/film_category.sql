-- Find the films of a genre. The primary key finds the genre of a film.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_category
  ADD INDEX idx_category_id (category_id);
