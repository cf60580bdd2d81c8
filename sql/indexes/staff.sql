-- Find staff by address and by store.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE staff
  ADD INDEX idx_address_id (address_id),
  ADD INDEX idx_store_id (store_id);
