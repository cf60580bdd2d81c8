-- The copy, the customer and the staff of a rental belong to one store.
-- kind: offenders
-- pass if: rentals.of_two_stores = 0
-- DISTINCT has MariaDB look stores up in memory, the outer joins have every engine read the rentals in their own order.
SELECT
  rental.rental_id, rental.inventory_id, copy.store_id AS copy_store_id,
  member.store_id AS customer_store_id, clerk.store_id AS staff_store_id
FROM rental
LEFT JOIN (
  SELECT DISTINCT inventory_id, store_id
  FROM inventory
) AS copy ON copy.inventory_id = rental.inventory_id
LEFT JOIN (
  SELECT DISTINCT customer_id, store_id
  FROM customer
) AS member ON member.customer_id = rental.customer_id
LEFT JOIN (
  SELECT DISTINCT staff_id, COALESCE(store_id, 0) AS store_id
  FROM staff
) AS clerk ON clerk.staff_id = rental.staff_id
WHERE COALESCE(member.store_id <> copy.store_id, FALSE)
   OR COALESCE(clerk.store_id <> copy.store_id, FALSE);
