-- Rentals and returns happen between 10:00 and 22:00.
-- kind: offenders
-- dirt: swapped_dates
-- pass if: rentals.at_closed_doors = 0
-- foreign: notice
SELECT rental_id, inventory_id, rental_date, return_date
FROM rental
WHERE EXTRACT(HOUR FROM rental_date) NOT BETWEEN 10 AND 21
   OR EXTRACT(HOUR FROM return_date) NOT BETWEEN 10 AND 21;
