-- A rental is of a copy, by a customer, served by a member of staff.
ALTER TABLE rental
  ADD CONSTRAINT fk_rental_inventory_id FOREIGN KEY (inventory_id) REFERENCES inventory (inventory_id),
  ADD CONSTRAINT fk_rental_customer_id FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  ADD CONSTRAINT fk_rental_staff_id FOREIGN KEY (staff_id) REFERENCES staff (staff_id);
