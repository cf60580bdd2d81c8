-- Rows whose next id has an earlier moment; at one moment, an earlier store; in one store, an earlier rental.
SELECT 'rental' AS fact, this.rental_id AS id
FROM rental AS this
JOIN rental AS next ON next.rental_id = this.rental_id + 1
JOIN inventory AS this_copy ON this_copy.inventory_id = this.inventory_id
JOIN inventory AS next_copy ON next_copy.inventory_id = next.inventory_id
WHERE (next.rental_date, next_copy.store_id) < (this.rental_date, this_copy.store_id)
UNION ALL
SELECT 'payment', this.payment_id
FROM payment AS this
JOIN payment AS next ON next.payment_id = this.payment_id + 1
JOIN staff AS this_staff ON this_staff.staff_id = this.staff_id
JOIN staff AS next_staff ON next_staff.staff_id = next.staff_id
JOIN rental AS this_rental ON this_rental.rental_id = this.rental_id
JOIN rental AS next_rental ON next_rental.rental_id = next.rental_id
WHERE (next.payment_date, next_staff.store_id) < (this.payment_date, this_staff.store_id)
  OR (
    this.payment_date = this_rental.rental_date
    AND next.payment_date = next_rental.rental_date
    AND next.payment_date = this.payment_date
    AND next_staff.store_id = this_staff.store_id
    AND next.rental_id < this.rental_id
  )
UNION ALL
SELECT 'customer', this.customer_id
FROM customer AS this
JOIN customer AS next ON next.customer_id = this.customer_id + 1
WHERE next.create_date < this.create_date
UNION ALL
SELECT 'copy', this.inventory_id
FROM inventory AS this
JOIN inventory AS next ON next.inventory_id = this.inventory_id + 1
WHERE next.created_at < this.created_at
