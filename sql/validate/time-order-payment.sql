-- Payments are numbered in the order of their times, at one time by store, those at one counter in the order of the rentals.
-- kind: offenders
-- dirt: swapped_dates, orphan
-- foreign: notice
SELECT later.payment_id, later.payment_date, earlier.payment_id AS previous_id, earlier.payment_date AS previous_date
FROM payment AS later
JOIN payment AS earlier ON earlier.payment_id = later.payment_id - 1
  AND earlier.payment_date >= later.payment_date
LEFT JOIN staff AS later_staff ON later_staff.staff_id = later.staff_id
LEFT JOIN staff AS earlier_staff ON earlier_staff.staff_id = earlier.staff_id
LEFT JOIN rental AS later_rental ON later_rental.rental_id = later.rental_id
LEFT JOIN rental AS earlier_rental ON earlier_rental.rental_id = earlier.rental_id
WHERE earlier.payment_date > later.payment_date
   OR COALESCE(earlier_staff.store_id, 0) > COALESCE(later_staff.store_id, 0)
   OR (
     later_staff.store_id = earlier_staff.store_id
     AND later_rental.rental_date = later.payment_date
     AND earlier_rental.rental_date = earlier.payment_date
     AND earlier.rental_id > later.rental_id
   );
