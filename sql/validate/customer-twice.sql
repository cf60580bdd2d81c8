-- No two customers have the same e-mail address.
-- kind: offenders
-- dirt: duplicate
-- foreign: notice
SELECT MAX(customer_id) AS customer_id, email, COUNT(*) AS customers
FROM customer
WHERE email IS NOT NULL
GROUP BY email
HAVING COUNT(*) > 1;
