-- Copies bought since the opening without a purchase of their own, and purchases that name no such copy.
(
  SELECT inventory_id, film_id, date_purchased, staff_id, created_at FROM inventory WHERE created_at >= @first_day
  EXCEPT
  SELECT inventory_id, film_id, purchase_date, staff_id, created_at FROM inventory_purchases WHERE quantity = 1
)
UNION ALL
(
  SELECT inventory_id, film_id, purchase_date, staff_id, created_at FROM inventory_purchases
  EXCEPT
  SELECT inventory_id, film_id, date_purchased, staff_id, created_at FROM inventory WHERE created_at >= @first_day
)
