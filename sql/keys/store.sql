-- A store refers to its manager and its address.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE store
  ADD CONSTRAINT fk_store_manager_staff_id FOREIGN KEY (manager_staff_id) REFERENCES staff (staff_id),
  ADD CONSTRAINT fk_store_address_id FOREIGN KEY (address_id) REFERENCES address (address_id);
