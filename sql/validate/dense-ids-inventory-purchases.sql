-- The keys of the recorded purchases count from 1 without a gap.
-- kind: compare
-- table: inventory_purchases
-- foreign: notice
SELECT 'inventory_purchases' AS name, COUNT(*) AS expected, COALESCE(CASE WHEN MIN(purchase_id) >= 1 THEN MAX(purchase_id) ELSE MIN(purchase_id) END, 0) AS found
FROM inventory_purchases;
