-- How many customers are with the chain at the as-of moment.
SELECT COUNT(*) AS active_customers
FROM customer
WHERE active = 1;
