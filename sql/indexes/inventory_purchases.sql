-- Find purchases by film, by copy, by staff and by date.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE inventory_purchases
  ADD INDEX idx_film_id (film_id),
  ADD INDEX idx_inventory_id (inventory_id),
  ADD INDEX idx_staff_id (staff_id),
  ADD INDEX idx_purchase_date (purchase_date);
