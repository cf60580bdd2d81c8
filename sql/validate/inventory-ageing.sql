-- Since the newest copies of a film came to a store, each has been rented at least as often as the older ones.
-- kind: statistic
-- dirt: swapped_dates
WITH bought AS (
  SELECT
    inventory_id, film_id, store_id, date_purchased,
    MIN(date_purchased) OVER (PARTITION BY film_id, store_id) AS oldest,
    MAX(date_purchased) OVER (PARTITION BY film_id, store_id) AS newest
  FROM inventory
  WHERE date_purchased <= (SELECT MAX(rental_date) FROM rental)
),
copy AS (
  SELECT
    inventory_id, film_id, store_id, newest,
    CASE WHEN date_purchased = newest THEN 1 ELSE 0 END AS is_newest,
    SUM(CASE WHEN date_purchased = newest THEN 1 ELSE 0 END) OVER (PARTITION BY film_id, store_id) AS newest_copies,
    COUNT(*) OVER (PARTITION BY film_id, store_id) AS copies
  FROM bought
  WHERE oldest < newest
),
trade AS (
  SELECT
    copy.film_id, copy.store_id, 1e0 * MAX(copy.newest_copies) / MAX(copy.copies) AS newest_part,
    COUNT(*) AS rentals, SUM(copy.is_newest) AS newest_rentals
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
  CASE WHEN variance >= 25 THEN (found - expected) / SQRT(variance) END AS sigmas,
  CASE WHEN variance >= 25 THEN found >= expected - 5 * SQRT(variance) END AS holds
FROM compared;
