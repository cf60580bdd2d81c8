-- What the films of each genre have brought in, a film of several genres counts in each of them.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW sales_by_film_category AS
SELECT
  category.category_id, category.name AS category, COALESCE(SUM(trade.rentals), 0) AS rentals,
  COALESCE(SUM(sales.total_sales), 0) AS total_sales
FROM category
LEFT JOIN film_category ON film_category.category_id = category.category_id
LEFT JOIN (
  SELECT inventory.film_id, COUNT(*) AS rentals
  FROM rental
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  GROUP BY inventory.film_id
) AS trade ON trade.film_id = film_category.film_id
LEFT JOIN (
  SELECT inventory.film_id, SUM(payment.amount) AS total_sales
  FROM payment
  JOIN rental ON rental.rental_id = payment.rental_id
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  GROUP BY inventory.film_id
) AS sales ON sales.film_id = film_category.film_id
GROUP BY category.category_id, category.name;
