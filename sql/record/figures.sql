-- Rows and the latest change of every table in a run's record. A row that is inserted or changed by hand is
-- stamped with the server's clock, which is later than the moment that the data is a snapshot of.
SELECT 'rental' AS name, COUNT(*) AS found, MAX(last_update) AS changed FROM rental
UNION ALL SELECT 'payment', COUNT(*), MAX(payment_date) FROM payment
UNION ALL SELECT 'customer', COUNT(*), MAX(last_update) FROM customer
UNION ALL SELECT 'inventory', COUNT(*), MAX(last_update) FROM inventory
UNION ALL SELECT 'film', COUNT(*), MAX(last_update) FROM film
UNION ALL SELECT 'store', COUNT(*), MAX(last_update) FROM store
UNION ALL SELECT 'staff', COUNT(*), MAX(last_update) FROM staff
UNION ALL SELECT 'address', COUNT(*), MAX(last_update) FROM address
UNION ALL SELECT 'city', COUNT(*), MAX(last_update) FROM city
UNION ALL SELECT 'country', COUNT(*), MAX(last_update) FROM country
UNION ALL SELECT 'actor', COUNT(*), MAX(last_update) FROM actor
UNION ALL SELECT 'category', COUNT(*), MAX(last_update) FROM category
UNION ALL SELECT 'language', COUNT(*), MAX(last_update) FROM language
UNION ALL SELECT 'film_actor', COUNT(*), MAX(last_update) FROM film_actor
UNION ALL SELECT 'film_category', COUNT(*), MAX(last_update) FROM film_category;
