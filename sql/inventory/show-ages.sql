-- The copies by age in days at a moment: how many, and how many of them are out.
SELECT band, COUNT(*) AS items, COUNT(away_id) AS items_out
FROM (
  SELECT
    away.inventory_id AS away_id,
    CASE
      WHEN DATEDIFF({{as_of}}, inventory.date_purchased) < 0 THEN 0
      WHEN DATEDIFF({{as_of}}, inventory.date_purchased) < 30 THEN 1
      WHEN DATEDIFF({{as_of}}, inventory.date_purchased) < 90 THEN 2
      WHEN DATEDIFF({{as_of}}, inventory.date_purchased) < 180 THEN 3
      WHEN DATEDIFF({{as_of}}, inventory.date_purchased) < 365 THEN 4
      WHEN DATEDIFF({{as_of}}, inventory.date_purchased) < 730 THEN 5
      ELSE 6
    END AS band
  FROM inventory
  LEFT JOIN (
    SELECT DISTINCT inventory_id
    FROM rental
    WHERE return_date IS NULL
  ) AS away ON away.inventory_id = inventory.inventory_id
) AS aged
GROUP BY band
ORDER BY band;
