-- Find the actors of a film. The primary key finds the films of an actor.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_actor
  ADD INDEX idx_film_id (film_id);
