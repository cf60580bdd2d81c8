-- The row refers to its film and its genre.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_category
  ADD CONSTRAINT fk_film_category_film_id FOREIGN KEY (film_id) REFERENCES film (film_id),
  ADD CONSTRAINT fk_film_category_category_id FOREIGN KEY (category_id) REFERENCES category (category_id);
