-- Values of foreign keys that name no row.
SELECT 'city.country_id' AS foreign_key, country_id AS missing FROM city
EXCEPT SELECT 'city.country_id', country_id FROM country
UNION ALL
(
  SELECT 'address.city_id', city_id FROM address
  EXCEPT SELECT 'address.city_id', city_id FROM city
)
UNION ALL
(
  SELECT 'film.language_id', language_id FROM film
  EXCEPT SELECT 'film.language_id', language_id FROM language
)
UNION ALL
(
  SELECT 'film_actor.actor_id', actor_id FROM film_actor
  EXCEPT SELECT 'film_actor.actor_id', actor_id FROM actor
)
UNION ALL
(
  SELECT 'film_actor.film_id', film_id FROM film_actor
  EXCEPT SELECT 'film_actor.film_id', film_id FROM film
)
UNION ALL
(
  SELECT 'film_category.film_id', film_id FROM film_category
  EXCEPT SELECT 'film_category.film_id', film_id FROM film
)
UNION ALL
(
  SELECT 'film_category.category_id', category_id FROM film_category
  EXCEPT SELECT 'film_category.category_id', category_id FROM category
)
UNION ALL
(
  SELECT 'staff.address_id', address_id FROM staff
  EXCEPT SELECT 'staff.address_id', address_id FROM address
)
UNION ALL
(
  SELECT 'staff.store_id', store_id FROM staff WHERE store_id IS NOT NULL
  EXCEPT SELECT 'staff.store_id', store_id FROM store
)
UNION ALL
(
  SELECT 'store.manager_staff_id', manager_staff_id FROM store
  EXCEPT SELECT 'store.manager_staff_id', staff_id FROM staff
)
UNION ALL
(
  SELECT 'store.address_id', address_id FROM store
  EXCEPT SELECT 'store.address_id', address_id FROM address
)
UNION ALL
(
  SELECT 'customer.store_id', store_id FROM customer
  EXCEPT SELECT 'customer.store_id', store_id FROM store
)
UNION ALL
(
  SELECT 'customer.address_id', address_id FROM customer
  EXCEPT SELECT 'customer.address_id', address_id FROM address
)
UNION ALL
(
  SELECT 'inventory.film_id', film_id FROM inventory
  EXCEPT SELECT 'inventory.film_id', film_id FROM film
)
UNION ALL
(
  SELECT 'inventory.store_id', store_id FROM inventory
  EXCEPT SELECT 'inventory.store_id', store_id FROM store
)
UNION ALL
(
  SELECT 'inventory.staff_id', staff_id FROM inventory
  EXCEPT SELECT 'inventory.staff_id', staff_id FROM staff
)
UNION ALL
(
  SELECT 'rental.inventory_id', inventory_id FROM rental
  EXCEPT SELECT 'rental.inventory_id', inventory_id FROM inventory
)
UNION ALL
(
  SELECT 'rental.customer_id', customer_id FROM rental
  EXCEPT SELECT 'rental.customer_id', customer_id FROM customer
)
UNION ALL
(
  SELECT 'rental.staff_id', staff_id FROM rental
  EXCEPT SELECT 'rental.staff_id', staff_id FROM staff
)
UNION ALL
(
  SELECT 'payment.customer_id', customer_id FROM payment
  EXCEPT SELECT 'payment.customer_id', customer_id FROM customer
)
UNION ALL
(
  SELECT 'payment.staff_id', staff_id FROM payment
  EXCEPT SELECT 'payment.staff_id', staff_id FROM staff
)
UNION ALL
(
  SELECT 'payment.rental_id', rental_id FROM payment
  EXCEPT SELECT 'payment.rental_id', rental_id FROM rental
)
UNION ALL
(
  SELECT 'film_releases.film_id', film_id FROM film_releases WHERE film_id IS NOT NULL
  EXCEPT SELECT 'film_releases.film_id', film_id FROM film
)
UNION ALL
(
  SELECT 'film_releases.added_by_staff_id', added_by_staff_id FROM film_releases WHERE added_by_staff_id IS NOT NULL
  EXCEPT SELECT 'film_releases.added_by_staff_id', staff_id FROM staff
)
UNION ALL
(
  SELECT 'inventory_purchases.film_id', film_id FROM inventory_purchases WHERE film_id IS NOT NULL
  EXCEPT SELECT 'inventory_purchases.film_id', film_id FROM film
)
UNION ALL
(
  SELECT 'inventory_purchases.inventory_id', inventory_id FROM inventory_purchases WHERE inventory_id IS NOT NULL
  EXCEPT SELECT 'inventory_purchases.inventory_id', inventory_id FROM inventory
)
UNION ALL
(
  SELECT 'inventory_purchases.staff_id', staff_id FROM inventory_purchases WHERE staff_id IS NOT NULL
  EXCEPT SELECT 'inventory_purchases.staff_id', staff_id FROM staff
)
UNION ALL
(
  SELECT 'business_event.store_id', store_id FROM business_event WHERE store_id IS NOT NULL
  EXCEPT SELECT 'business_event.store_id', store_id FROM store
)
