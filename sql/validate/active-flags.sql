-- A customer's two flags, activebool and active, say the same.
-- kind: offenders
SELECT customer_id, create_date, activebool, active
FROM customer
WHERE activebool <> (active = 1)
   OR active NOT IN (0, 1);
