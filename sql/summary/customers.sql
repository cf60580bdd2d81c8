-- How many customers there ever were, and how many are with the chain at the as-of moment.
SELECT COUNT(*) AS customers, COUNT(CASE WHEN active = 1 THEN 1 END) AS active_customers
FROM customer;
