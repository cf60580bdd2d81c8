-- Customers are numbered in the order in which they joined.
-- kind: offenders
-- dirt: swapped_dates
-- foreign: notice
SELECT later.customer_id, later.create_date, earlier.customer_id AS previous_id, earlier.create_date AS previous_date
FROM customer AS later
JOIN customer AS earlier ON earlier.customer_id = later.customer_id - 1
WHERE earlier.create_date > later.create_date;
