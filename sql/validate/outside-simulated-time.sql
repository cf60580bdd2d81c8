-- Rentals lie in the simulated weeks, and returns before the as-of moment.
-- kind: offenders
-- dirt: swapped_dates
-- pass if: rentals.outside_time = 0
SELECT rental_id, inventory_id, rental_date, return_date
FROM rental
WHERE rental_date < {{first_day}}
   OR rental_date >= {{end_of_trade}}
   OR return_date >= {{as_of}};
