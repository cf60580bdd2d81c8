-- Find a film's copies in a store, a store's copies, and copies by purchase.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE inventory
  ADD INDEX idx_film_store (film_id, store_id),
  ADD INDEX idx_store_id (store_id),
  ADD INDEX idx_date_purchased (date_purchased),
  ADD INDEX idx_staff_id (staff_id),
  ADD INDEX idx_created_at (created_at);
