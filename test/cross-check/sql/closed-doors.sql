-- Rentals and returns while the store was closed; purchases, joinings and leavings while it was open.
SELECT 'rental' AS fact, rental_id AS id, rental_date AS moment
FROM rental
WHERE TIME(rental_date) NOT BETWEEN '10:00:00' AND '21:59:59'
UNION ALL
SELECT 'return', rental_id, return_date
FROM rental
WHERE TIME(return_date) NOT BETWEEN '10:00:00' AND '21:59:59'
UNION ALL
SELECT 'payment', payment_id, payment_date
FROM payment
WHERE TIME(payment_date) NOT BETWEEN '10:00:00' AND '21:59:59'
UNION ALL
SELECT 'purchase', inventory_id, created_at
FROM inventory
WHERE HOUR(created_at) >= 10
UNION ALL
SELECT 'joining or leaving', customer_id, last_update
FROM customer
WHERE HOUR(last_update) >= 10
