-- Rentals lie in the simulated weeks, returns and payments before the as-of moment.
-- kind: offenders
SELECT 'rental' AS table_name, rental_id AS id, rental_date AS happened_at, return_date
FROM rental
WHERE rental_date < {{first_day}}
   OR rental_date >= {{end_of_trade}}
   OR return_date >= {{as_of}}
UNION ALL
SELECT 'payment', payment_id, payment_date, NULL
FROM payment
WHERE payment_date < {{first_day}}
   OR payment_date >= {{as_of}};
