-- Rentals are numbered in the order of their times, at one time by store.
-- kind: offenders
-- dirt: swapped_dates
-- foreign: notice
SELECT later.rental_id, later.rental_date, earlier.rental_id AS previous_id, earlier.rental_date AS previous_date
FROM rental AS later
JOIN rental AS earlier ON earlier.rental_id = later.rental_id - 1
  AND earlier.rental_date >= later.rental_date
LEFT JOIN staff AS later_staff ON later_staff.staff_id = later.staff_id
LEFT JOIN staff AS earlier_staff ON earlier_staff.staff_id = earlier.staff_id
WHERE earlier.rental_date > later.rental_date
   OR COALESCE(earlier_staff.store_id, 0) > COALESCE(later_staff.store_id, 0);
