-- A member of staff refers to an address and a store.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE staff
  ADD CONSTRAINT fk_staff_address_id FOREIGN KEY (address_id) REFERENCES address (address_id),
  ADD CONSTRAINT fk_staff_store_id FOREIGN KEY (store_id) REFERENCES store (store_id);
