-- A film refers to its language.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film
  ADD CONSTRAINT fk_film_language_id FOREIGN KEY (language_id) REFERENCES language (language_id);
