-- The keys of every table count from 1 without a gap.
-- kind: compare
-- foreign: notice
SELECT 'country' AS name, COUNT(*) AS expected, COALESCE(CASE WHEN MIN(country_id) >= 1 THEN MAX(country_id) ELSE MIN(country_id) END, 0) AS found
FROM country
UNION ALL
SELECT 'city', COUNT(*), COALESCE(CASE WHEN MIN(city_id) >= 1 THEN MAX(city_id) ELSE MIN(city_id) END, 0)
FROM city
UNION ALL
SELECT 'address', COUNT(*), COALESCE(CASE WHEN MIN(address_id) >= 1 THEN MAX(address_id) ELSE MIN(address_id) END, 0)
FROM address
UNION ALL
SELECT 'language', COUNT(*), COALESCE(CASE WHEN MIN(language_id) >= 1 THEN MAX(language_id) ELSE MIN(language_id) END, 0)
FROM language
UNION ALL
SELECT 'category', COUNT(*), COALESCE(CASE WHEN MIN(category_id) >= 1 THEN MAX(category_id) ELSE MIN(category_id) END, 0)
FROM category
UNION ALL
SELECT 'actor', COUNT(*), COALESCE(CASE WHEN MIN(actor_id) >= 1 THEN MAX(actor_id) ELSE MIN(actor_id) END, 0)
FROM actor
UNION ALL
SELECT 'film', COUNT(*), COALESCE(CASE WHEN MIN(film_id) >= 1 THEN MAX(film_id) ELSE MIN(film_id) END, 0)
FROM film
UNION ALL
SELECT 'staff', COUNT(*), COALESCE(CASE WHEN MIN(staff_id) >= 1 THEN MAX(staff_id) ELSE MIN(staff_id) END, 0)
FROM staff
UNION ALL
SELECT 'store', COUNT(*), COALESCE(CASE WHEN MIN(store_id) >= 1 THEN MAX(store_id) ELSE MIN(store_id) END, 0)
FROM store
UNION ALL
SELECT 'customer', COUNT(*), COALESCE(CASE WHEN MIN(customer_id) >= 1 THEN MAX(customer_id) ELSE MIN(customer_id) END, 0)
FROM customer
UNION ALL
SELECT 'inventory', COUNT(*), COALESCE(CASE WHEN MIN(inventory_id) >= 1 THEN MAX(inventory_id) ELSE MIN(inventory_id) END, 0)
FROM inventory
UNION ALL
SELECT 'rental', COUNT(*), COALESCE(CASE WHEN MIN(rental_id) >= 1 THEN MAX(rental_id) ELSE MIN(rental_id) END, 0)
FROM rental
UNION ALL
SELECT 'payment', COUNT(*), COALESCE(CASE WHEN MIN(payment_id) >= 1 THEN MAX(payment_id) ELSE MIN(payment_id) END, 0)
FROM payment;
