-- A rental refers to its copy, its customer and a member of staff.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE rental
  ADD CONSTRAINT fk_rental_inventory_id FOREIGN KEY (inventory_id) REFERENCES inventory (inventory_id),
  ADD CONSTRAINT fk_rental_customer_id FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  ADD CONSTRAINT fk_rental_staff_id FOREIGN KEY (staff_id) REFERENCES staff (staff_id);
