-- The last copy's number, the latest purchase, and the days of the first and the last rental.
-- A created_at on another day than date_purchased is the time at which the row was written, not that of the purchase.
SELECT
  (SELECT COALESCE(MAX(inventory_id), 0) FROM inventory) AS last_inventory_id,
  (
    SELECT MAX(CASE
      WHEN CAST(created_at AS DATE) = date_purchased THEN CAST(created_at AS DATETIME)
      ELSE CAST(date_purchased AS DATETIME)
    END)
    FROM inventory
  ) AS last_purchase,
  (SELECT CAST(MIN(rental_date) AS DATE) FROM rental) AS first_rental,
  (SELECT CAST(MAX(rental_date) AS DATE) FROM rental) AS last_rental;
