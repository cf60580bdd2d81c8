-- Find the customers of a store, and who lives at an address.
ALTER TABLE customer
  ADD INDEX idx_store_id (store_id),
  ADD INDEX idx_address_id (address_id);
