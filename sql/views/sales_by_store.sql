-- What each store has taken for rentals and in late fees, which are paid after the due day, with its city and manager.
CREATE OR REPLACE SQL SECURITY INVOKER VIEW sales_by_store AS
SELECT
  store.store_id, CONCAT(city.city, ', ', country.country) AS store,
  CONCAT(staff.first_name, ' ', staff.last_name) AS manager,
  COALESCE(sales.rental_income, 0) AS rental_income, COALESCE(sales.late_fees, 0) AS late_fees,
  COALESCE(sales.total_sales, 0) AS total_sales
FROM store
LEFT JOIN address ON address.address_id = store.address_id
LEFT JOIN city ON city.city_id = address.city_id
LEFT JOIN country ON country.country_id = city.country_id
LEFT JOIN staff ON staff.staff_id = store.manager_staff_id
LEFT JOIN (
  SELECT
    inventory.store_id,
    SUM(
      CASE
        WHEN DATEDIFF(payment.payment_date, rental.rental_date) > film.rental_duration THEN 0
        ELSE payment.amount
      END
    ) AS rental_income,
    SUM(
      CASE
        WHEN DATEDIFF(payment.payment_date, rental.rental_date) > film.rental_duration THEN payment.amount
        ELSE 0
      END
    ) AS late_fees,
    SUM(payment.amount) AS total_sales
  FROM payment
  JOIN rental ON rental.rental_id = payment.rental_id
  JOIN inventory ON inventory.inventory_id = rental.inventory_id
  JOIN film ON film.film_id = inventory.film_id
  GROUP BY inventory.store_id
) AS sales ON sales.store_id = store.store_id;
