-- A copy that came back stands on the shelf for 15 minutes before it goes out again.
-- kind: offenders
-- dirt: swapped_dates
-- pass if: rental-intervals.too_soon = 0
-- foreign: notice
SELECT rental_id, inventory_id, rental_date, return_date, next_rental_date
FROM (
  SELECT
    rental_id, inventory_id, rental_date, return_date,
    LEAD(rental_date) OVER (PARTITION BY inventory_id ORDER BY rental_date, rental_id) AS next_rental_date
  FROM rental
) AS rental_interval
WHERE next_rental_date >= return_date
  AND next_rental_date < return_date + INTERVAL '15' MINUTE;
