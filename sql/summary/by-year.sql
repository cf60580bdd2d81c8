-- Each year's rentals, income, new customers and copies bought since the first Monday.
SELECT
  year_number AS year, SUM(rentals) AS rentals, SUM(total_income) AS total_income,
  SUM(customers_joined) AS customers_joined, SUM(copies_bought) AS copies_bought
FROM (
  SELECT
    EXTRACT(YEAR FROM rental_date) AS year_number, COUNT(*) AS rentals, 0.00 AS total_income,
    0 AS customers_joined, 0 AS copies_bought
  FROM rental
  GROUP BY EXTRACT(YEAR FROM rental_date)
  UNION ALL
  SELECT EXTRACT(YEAR FROM payment_date), 0, SUM(amount), 0, 0
  FROM payment
  GROUP BY EXTRACT(YEAR FROM payment_date)
  UNION ALL
  SELECT EXTRACT(YEAR FROM create_date), 0, 0, COUNT(*), 0
  FROM customer
  GROUP BY EXTRACT(YEAR FROM create_date)
  UNION ALL
  SELECT EXTRACT(YEAR FROM date_purchased), 0, 0, 0, COUNT(*)
  FROM inventory
  WHERE date_purchased >= {{first_day}}
  GROUP BY EXTRACT(YEAR FROM date_purchased)
) AS by_year
GROUP BY year_number
ORDER BY year_number;
