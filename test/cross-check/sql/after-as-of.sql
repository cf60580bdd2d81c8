-- Kinds of events whose latest is at or after the snapshot, or after the last day that was simulated.
SELECT fact, latest
FROM (
  SELECT 'last rental' AS fact, MAX(rental_date) AS latest, @closing AS closing FROM rental
  UNION ALL SELECT 'last return', MAX(return_date), @as_of FROM rental
  UNION ALL SELECT 'last payment', MAX(payment_date), @as_of FROM payment
  UNION ALL SELECT 'last purchase', MAX(GREATEST(created_at, date_purchased)), @closing FROM inventory
  UNION ALL SELECT 'last joining', MAX(create_date), @closing FROM customer
  UNION ALL SELECT 'last change of a rental', MAX(last_update), @as_of FROM rental
  UNION ALL SELECT 'last change of a customer', MAX(last_update), @as_of FROM customer
  UNION ALL SELECT 'last change of a copy', MAX(last_update), @as_of FROM inventory
  UNION ALL SELECT 'last change of an address', MAX(last_update), @as_of FROM address
  UNION ALL SELECT 'last change of a film', MAX(last_update), @as_of FROM film
  UNION ALL SELECT 'last change of staff', MAX(last_update), @as_of FROM staff
  UNION ALL SELECT 'last change of a store', MAX(last_update), @as_of FROM store
) AS moments
WHERE latest >= closing
