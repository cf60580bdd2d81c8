-- No copy is rented before it was bought.
-- kind: offenders
-- none if: rentals.before_purchase = 0
-- DISTINCT has MariaDB look copies up in memory, the outer join has every engine read the rentals in their own order.
SELECT rental.rental_id, rental.inventory_id, rental.rental_date, copy.created_at
FROM rental
LEFT JOIN (
  SELECT DISTINCT inventory_id, created_at
  FROM inventory
) AS copy ON copy.inventory_id = rental.inventory_id
WHERE COALESCE(rental.rental_date < copy.created_at, FALSE);
