-- Rentals, payments, copies and managers whose store is not the one store of all who take part.
SELECT 'rental' AS fact, rental_id AS id
FROM rental
JOIN inventory USING (inventory_id)
JOIN customer USING (customer_id)
JOIN staff ON staff.staff_id = rental.staff_id
GROUP BY rental_id
HAVING MIN(LEAST(inventory.store_id, customer.store_id, COALESCE(staff.store_id, 0)))
  <> MAX(GREATEST(inventory.store_id, customer.store_id, COALESCE(staff.store_id, 0)))
UNION ALL
SELECT 'payment', payment_id
FROM payment
WHERE (SELECT store_id FROM staff WHERE staff.staff_id = payment.staff_id) NOT IN (
  SELECT inventory.store_id
  FROM rental
  JOIN inventory USING (inventory_id)
  WHERE rental.rental_id = payment.rental_id
)
UNION ALL
SELECT 'copy', inventory_id
FROM inventory
WHERE NOT EXISTS (
  SELECT 1 FROM staff WHERE staff.staff_id = inventory.staff_id AND staff.store_id = inventory.store_id
)
UNION ALL
SELECT 'manager', store_id
FROM store
WHERE store_id NOT IN (SELECT staff.store_id FROM staff WHERE staff.staff_id = store.manager_staff_id)
