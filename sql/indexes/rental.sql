-- Find rentals by date, by copy, by customer and by staff.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE rental
  ADD INDEX idx_rental_date (rental_date),
  ADD INDEX idx_inventory_id (inventory_id),
  ADD INDEX idx_customer_id (customer_id),
  ADD INDEX idx_staff_id (staff_id);
