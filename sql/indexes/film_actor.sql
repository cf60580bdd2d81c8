-- Find who plays in a film, the primary key finds an actor's films.
ALTER TABLE film_actor
  ADD INDEX idx_film_id (film_id);
