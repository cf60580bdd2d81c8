-- Find who plays in a film, the primary key finds an actor's films.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_actor
  ADD INDEX idx_film_id (film_id);
