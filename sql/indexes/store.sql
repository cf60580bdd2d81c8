-- Find stores by manager and by address.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE store
  ADD INDEX idx_manager_staff_id (manager_staff_id),
  ADD INDEX idx_address_id (address_id);
