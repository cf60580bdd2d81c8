-- Tables whose keys are not 1, 2, 3 … without a gap.
SELECT name, lowest, highest, number
FROM (
  SELECT 'country' AS name, MIN(country_id) AS lowest, MAX(country_id) AS highest, COUNT(*) AS number
  FROM country
  UNION ALL SELECT 'city', MIN(city_id), MAX(city_id), COUNT(*) FROM city
  UNION ALL SELECT 'address', MIN(address_id), MAX(address_id), COUNT(*) FROM address
  UNION ALL SELECT 'language', MIN(language_id), MAX(language_id), COUNT(*) FROM language
  UNION ALL SELECT 'category', MIN(category_id), MAX(category_id), COUNT(*) FROM category
  UNION ALL SELECT 'actor', MIN(actor_id), MAX(actor_id), COUNT(*) FROM actor
  UNION ALL SELECT 'film', MIN(film_id), MAX(film_id), COUNT(*) FROM film
  UNION ALL SELECT 'staff', MIN(staff_id), MAX(staff_id), COUNT(*) FROM staff
  UNION ALL SELECT 'store', MIN(store_id), MAX(store_id), COUNT(*) FROM store
  UNION ALL SELECT 'customer', MIN(customer_id), MAX(customer_id), COUNT(*) FROM customer
  UNION ALL SELECT 'inventory', MIN(inventory_id), MAX(inventory_id), COUNT(*) FROM inventory
  UNION ALL SELECT 'rental', MIN(rental_id), MAX(rental_id), COUNT(*) FROM rental
  UNION ALL SELECT 'payment', MIN(payment_id), MAX(payment_id), COUNT(*) FROM payment
  UNION ALL SELECT 'film_releases', MIN(release_id), MAX(release_id), COUNT(*) FROM film_releases
  UNION ALL SELECT 'business_event', MIN(event_id), MAX(event_id), COUNT(*) FROM business_event
  UNION ALL SELECT 'inventory_purchases', MIN(purchase_id), MAX(purchase_id), COUNT(*) FROM inventory_purchases
) AS ranges
WHERE number > 0 AND (lowest <> 1 OR highest <> number)
