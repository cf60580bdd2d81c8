-- How many rentals there were, from when to when, and how many are still out.
SELECT
  COUNT(*) AS total_rentals, CAST(MIN(rental_date) AS DATE) AS first_rental,
  CAST(MAX(rental_date) AS DATE) AS last_rental, COUNT(*) - COUNT(return_date) AS checked_out
FROM rental;
