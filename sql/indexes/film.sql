-- Find the films in a language.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film
  ADD INDEX idx_language_id (language_id);
