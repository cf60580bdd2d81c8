-- Find the films of a genre, the primary key finds a film's genre.
ALTER TABLE film_category
  ADD INDEX idx_category_id (category_id);
