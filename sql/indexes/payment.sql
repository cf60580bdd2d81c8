-- Find payments by date, by customer, by staff and by rental.
-- Do not edit: `npm run sql` writes it from src/schema/tables/.
ALTER TABLE payment
  ADD INDEX idx_payment_date (payment_date),
  ADD INDEX idx_customer_id (customer_id),
  ADD INDEX idx_staff_id (staff_id),
  ADD INDEX idx_rental_id (rental_id);
