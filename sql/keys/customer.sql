-- A customer belongs to a store and lives at an address.
ALTER TABLE customer
  ADD CONSTRAINT fk_customer_store_id FOREIGN KEY (store_id) REFERENCES store (store_id),
  ADD CONSTRAINT fk_customer_address_id FOREIGN KEY (address_id) REFERENCES address (address_id);
