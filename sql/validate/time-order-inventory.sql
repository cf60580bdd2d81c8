-- Copies are numbered in the order in which they were bought.
-- kind: offenders
-- foreign: notice
SELECT later.inventory_id, later.created_at, earlier.inventory_id AS previous_id, earlier.created_at AS previous_date
FROM inventory AS later
JOIN inventory AS earlier ON earlier.inventory_id = later.inventory_id - 1
WHERE earlier.created_at > later.created_at;
