-- The first day and the last on which anything was rented.
SELECT CAST(MIN(rental_date) AS DATE) AS first_day, CAST(MAX(rental_date) AS DATE) AS last_day
FROM rental;
