-- The copies of a recorded purchase are there, of its film, bought on its day by the one it names.
-- kind: offenders
-- table: inventory_purchases
-- foreign: notice
SELECT purchase.purchase_id, purchase.inventory_id, purchase.quantity, COUNT(inventory.inventory_id) AS copies
FROM (
  SELECT
    purchase_id, inventory_id, film_id, purchase_date, staff_id,
    COALESCE({{inventory_purchases_quantity}}, 1) AS quantity
  FROM inventory_purchases
) AS purchase
LEFT JOIN inventory ON inventory.inventory_id BETWEEN purchase.inventory_id AND purchase.inventory_id + purchase.quantity - 1
  AND inventory.film_id = purchase.film_id
  AND inventory.date_purchased = purchase.purchase_date
  AND inventory.staff_id = purchase.staff_id
GROUP BY purchase.purchase_id, purchase.inventory_id, purchase.quantity
HAVING COUNT(inventory.inventory_id) <> purchase.quantity;
