-- Customers whose two flags differ or are neither 0 nor 1.
SELECT customer_id, active, activebool
FROM customer
WHERE (active, activebool) NOT IN ((0, 0), (1, 1))
