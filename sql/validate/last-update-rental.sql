-- A rental's last_update is its last simulated change: the return, or the rental itself.
-- kind: offenders
-- dirt: swapped_dates, missing_value
-- pass if: rentals.changed_otherwise = 0
-- foreign: notice
SELECT rental_id, last_update, COALESCE(return_date, rental_date) AS last_change
FROM rental
WHERE last_update <> COALESCE(return_date, rental_date);
