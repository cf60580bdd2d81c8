-- Rentals without exactly one payment at their start of the film's rate, from who rented to who served.
SELECT rental.rental_id, COUNT(payment.payment_id) AS counter_payments
FROM rental
JOIN inventory USING (inventory_id)
JOIN film USING (film_id)
LEFT JOIN payment
  ON payment.rental_id = rental.rental_id
  AND payment.payment_date = rental.rental_date
  AND payment.amount = film.rental_rate
  AND payment.customer_id = rental.customer_id
  AND payment.staff_id = rental.staff_id
GROUP BY rental.rental_id
HAVING counter_payments <> 1
