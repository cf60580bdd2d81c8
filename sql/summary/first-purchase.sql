-- The day on which the first copies were bought.
SELECT MIN(date_purchased) AS first_purchase
FROM inventory;
