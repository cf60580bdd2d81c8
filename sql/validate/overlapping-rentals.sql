-- No copy goes out again before it is back: never are two rentals of one copy under way at once.
-- kind: offenders
-- dirt: swapped_dates, missing_value
-- pass if: rental-intervals.overlapping = 0
SELECT rental_id, inventory_id, rental_date, return_date, next_rental_date
FROM (
  SELECT
    rental_id, inventory_id, rental_date, return_date,
    LEAD(rental_date) OVER (PARTITION BY inventory_id ORDER BY rental_date, rental_id) AS next_rental_date
  FROM rental
) AS rental_interval
WHERE next_rental_date < COALESCE(return_date, TIMESTAMP '9999-12-31 00:00:00');
