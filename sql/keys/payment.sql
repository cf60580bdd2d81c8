-- A payment refers to its customer, a member of staff and its rental.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE payment
  ADD CONSTRAINT fk_payment_customer_id FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  ADD CONSTRAINT fk_payment_staff_id FOREIGN KEY (staff_id) REFERENCES staff (staff_id),
  ADD CONSTRAINT fk_payment_rental_id FOREIGN KEY (rental_id) REFERENCES rental (rental_id);
