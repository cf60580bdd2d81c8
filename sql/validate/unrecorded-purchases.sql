-- Every copy bought since the opening has a row of its film in inventory_purchases, if the simulated weeks have rows there.
-- kind: offenders
-- table: inventory_purchases
SELECT inventory.inventory_id, inventory.film_id, inventory.date_purchased
FROM inventory
LEFT JOIN inventory_purchases AS purchase ON purchase.inventory_id = inventory.inventory_id
  AND purchase.film_id = inventory.film_id
WHERE inventory.date_purchased >= {{first_day}}
  AND purchase.purchase_id IS NULL
  AND EXISTS (SELECT 1 FROM inventory_purchases WHERE purchase_date < {{end_of_trade}});
