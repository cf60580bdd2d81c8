-- How many copies there are, and how many of them were bought since the first Monday.
SELECT COUNT(*) AS inventory_items, COUNT(CASE WHEN date_purchased >= {{first_day}} THEN 1 END) AS inventory_added
FROM inventory;
