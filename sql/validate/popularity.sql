-- The fifth of the titles that every second rental ranks highest takes more than its share of the other rentals.
-- kind: statistic
-- dirt: swapped_dates
-- Rentals are counted by copy first, for which every engine needs no more than an index.
WITH rented AS (
  SELECT
    inventory.film_id, SUM(by_copy.ranking_rentals) AS ranking_rentals, SUM(by_copy.other_rentals) AS other_rentals
  FROM (
    SELECT
      inventory_id, COUNT(CASE WHEN MOD(rental_id, 2) = 1 THEN 1 END) AS ranking_rentals,
      COUNT(CASE WHEN MOD(rental_id, 2) = 0 THEN 1 END) AS other_rentals
    FROM rental
    GROUP BY inventory_id
  ) AS by_copy
  LEFT JOIN inventory ON inventory.inventory_id = by_copy.inventory_id
  GROUP BY inventory.film_id
),
ranked AS (
  SELECT
    COALESCE(rented.other_rentals, 0) AS other_rentals,
    ROW_NUMBER() OVER (ORDER BY COALESCE(rented.ranking_rentals, 0) DESC, title.film_id) AS place,
    COUNT(*) OVER () AS titles
  FROM (
    SELECT DISTINCT film_id
    FROM inventory
  ) AS title
  LEFT JOIN rented ON rented.film_id = title.film_id
),
fifth AS (
  SELECT
    SUM(other_rentals) AS rentals, SUM(CASE WHEN 5 * place <= titles THEN other_rentals ELSE 0 END) AS found,
    1e0 * COUNT(CASE WHEN 5 * place <= titles THEN 1 END) / COUNT(*) AS even_part,
    SUM(CASE WHEN 5 * place <= titles THEN POWER(place, -{{popularity_exponent}}) ELSE 0 END)
      / SUM(POWER(place, -{{popularity_exponent}})) AS wished_part
  FROM ranked
),
compared AS (
  SELECT
    rentals * even_part AS expected, found, rentals * (wished_part - even_part) AS wished_excess,
    SQRT(rentals * even_part * (1 - even_part)) AS sigma
  FROM fifth
)
SELECT
  'rentals of the top 20 % of titles' AS name, expected, found,
  CASE WHEN sigma > 0 THEN (found - expected) / sigma END AS sigmas,
  CASE WHEN sigma > 0 AND wished_excess >= 20 * sigma THEN found >= expected + 5 * sigma END AS holds
FROM compared;
