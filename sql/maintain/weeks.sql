-- The rentals of each week, counted from a Monday.
SELECT FLOOR(DATEDIFF(rental_date, {{first_monday}}) / 7) AS week, COUNT(*) AS rentals
FROM rental
GROUP BY FLOOR(DATEDIFF(rental_date, {{first_monday}}) / 7)
ORDER BY week;
