-- A film is spoken in a language.
ALTER TABLE film
  ADD CONSTRAINT fk_film_language_id FOREIGN KEY (language_id) REFERENCES language (language_id);
