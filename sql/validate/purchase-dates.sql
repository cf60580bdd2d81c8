-- A copy's date_purchased is the day of its created_at.
-- kind: offenders
-- foreign: notice
SELECT inventory_id, film_id, date_purchased, created_at
FROM inventory
WHERE date_purchased <> CAST(created_at AS DATE);
