-- Find customers by store and by address.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE customer
  ADD INDEX idx_store_id (store_id),
  ADD INDEX idx_address_id (address_id);
