-- Every return is after its rental.
-- kind: offenders
SELECT rental_id, inventory_id, rental_date, return_date
FROM rental
WHERE return_date <= rental_date;
