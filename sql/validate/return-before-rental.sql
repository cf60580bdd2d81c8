-- Every return is after its rental.
-- kind: offenders
-- dirt: swapped_dates
-- pass if: rentals.back_before_rental = 0
SELECT rental_id, inventory_id, rental_date, return_date
FROM rental
WHERE return_date <= rental_date;
