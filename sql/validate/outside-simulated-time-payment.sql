-- Payments lie between the first simulated day and the as-of moment.
-- kind: offenders
-- pass if: payments.outside_time = 0
SELECT payment_id, rental_id, payment_date
FROM payment
WHERE payment_date < {{first_day}}
   OR payment_date >= {{as_of}};
