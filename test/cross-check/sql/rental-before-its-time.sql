-- Rentals of a copy not yet bought, by a customer not yet joined, or before the doors first opened.
SELECT rental_id, rental_date
FROM rental
WHERE rental_date < @first_day
  OR rental_date < (
    SELECT GREATEST(created_at, date_purchased)
    FROM inventory
    WHERE inventory.inventory_id = rental.inventory_id
  )
  OR rental_date < (SELECT create_date FROM customer WHERE customer.customer_id = rental.customer_id)
  OR rental_date < (
    SELECT last_update FROM customer WHERE customer.customer_id = rental.customer_id AND active <> 0
  )
