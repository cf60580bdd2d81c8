-- A customer refers to a store and an address.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE customer
  ADD CONSTRAINT fk_customer_store_id FOREIGN KEY (store_id) REFERENCES store (store_id),
  ADD CONSTRAINT fk_customer_address_id FOREIGN KEY (address_id) REFERENCES address (address_id);
