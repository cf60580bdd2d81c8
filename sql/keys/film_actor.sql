-- A role refers to its actor and its film.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE film_actor
  ADD CONSTRAINT fk_film_actor_actor_id FOREIGN KEY (actor_id) REFERENCES actor (actor_id),
  ADD CONSTRAINT fk_film_actor_film_id FOREIGN KEY (film_id) REFERENCES film (film_id);
