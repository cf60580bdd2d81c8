-- Every rental.staff_id names a row of staff.
-- kind: offenders
-- pass if: rentals.without_staff = 0
SELECT rental.rental_id, rental.staff_id
FROM rental
LEFT JOIN staff ON staff.staff_id = rental.staff_id
WHERE rental.staff_id IS NOT NULL
  AND staff.staff_id IS NULL;
