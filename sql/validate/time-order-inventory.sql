-- Copies are numbered in the order in which they were bought.
-- kind: offenders
-- foreign: notice
-- A created_at on another day than date_purchased is the time at which the row was written, not that of the purchase.
WITH copy AS (
  SELECT
    inventory_id,
    CASE
      WHEN CAST(created_at AS DATE) = date_purchased THEN CAST(created_at AS DATETIME)
      ELSE CAST(date_purchased AS DATETIME)
    END AS bought_at
  FROM inventory
)
SELECT later.inventory_id, later.bought_at, earlier.inventory_id AS previous_id, earlier.bought_at AS previous_date
FROM copy AS later
JOIN copy AS earlier ON earlier.inventory_id = later.inventory_id - 1
WHERE earlier.bought_at > later.bought_at;
