-- Since the newest copies of a film came to a store, each has been rented at least as often as the older ones.
-- kind: statistic
WITH purchase AS (
  SELECT film_id, store_id, MAX(date_purchased) AS newest
  FROM inventory
  GROUP BY film_id, store_id
  HAVING MAX(date_purchased) > MIN(date_purchased)
),
stock AS (
  SELECT
    inventory.film_id, inventory.store_id, purchase.newest, COUNT(*) AS copies,
    COUNT(CASE WHEN inventory.date_purchased = purchase.newest THEN 1 END) AS newest_copies
  FROM inventory
  JOIN purchase ON purchase.film_id = inventory.film_id
    AND purchase.store_id = inventory.store_id
  GROUP BY inventory.film_id, inventory.store_id, purchase.newest
),
copy AS (
  SELECT DISTINCT
    inventory.inventory_id, inventory.film_id, inventory.store_id, stock.newest,
    inventory.date_purchased = stock.newest AS is_newest, 1.0 * stock.newest_copies / stock.copies AS newest_part
  FROM inventory
  JOIN stock ON stock.film_id = inventory.film_id
    AND stock.store_id = inventory.store_id
),
trade AS (
  SELECT
    copy.film_id, copy.store_id, MAX(copy.newest_part) AS newest_part,
    COUNT(*) AS rentals, COUNT(CASE WHEN copy.is_newest THEN 1 END) AS newest_rentals
  FROM rental
  LEFT JOIN copy ON copy.inventory_id = rental.inventory_id
  WHERE COALESCE(rental.rental_date >= copy.newest, FALSE)
  GROUP BY copy.film_id, copy.store_id
),
compared AS (
  SELECT
    SUM(rentals * newest_part) AS expected, SUM(newest_rentals) AS found,
    SUM(rentals * newest_part * (1 - newest_part)) AS variance
  FROM trade
)
SELECT
  'rentals of the newest copies' AS name, expected, found,
  CASE WHEN variance >= 25 THEN (expected - found) / SQRT(variance) END AS sigmas,
  CASE WHEN variance >= 25 THEN found >= expected - 5 * SQRT(variance) END AS holds
FROM compared;
