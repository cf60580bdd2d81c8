-- Find the films in a language.
ALTER TABLE film
  ADD INDEX idx_language_id (language_id);
