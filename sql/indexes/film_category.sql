-- Find the films of a genre, the primary key finds a film's genre.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_category
  ADD INDEX idx_category_id (category_id);
