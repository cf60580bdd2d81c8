-- No copy is rented before it was bought.
-- kind: offenders
-- pass if: rentals.before_purchase = 0
-- A created_at on another day than date_purchased is the time at which the row was written, not that of the purchase.
-- DISTINCT has MariaDB look copies up in memory, the outer join has every engine read the rentals in their own order.
SELECT rental.rental_id, rental.inventory_id, rental.rental_date, copy.bought_at
FROM rental
LEFT JOIN (
  SELECT DISTINCT
    inventory_id,
    CASE
      WHEN CAST(created_at AS DATE) = date_purchased THEN CAST(created_at AS DATETIME)
      ELSE CAST(date_purchased AS DATETIME)
    END AS bought_at
  FROM inventory
) AS copy ON copy.inventory_id = rental.inventory_id
WHERE COALESCE(rental.rental_date < copy.bought_at, FALSE);
