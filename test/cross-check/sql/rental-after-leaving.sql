-- Customers who left before their last rental or return, or with a copy in their bag.
SELECT customer.customer_id, customer.last_update AS left_at
FROM customer
JOIN rental ON rental.customer_id = customer.customer_id
WHERE customer.active = 0 OR customer.activebool = 0
GROUP BY customer.customer_id, customer.last_update
HAVING MAX(rental.rental_date) >= left_at
  OR MAX(rental.return_date) >= left_at
  OR COUNT(*) > COUNT(rental.return_date)
