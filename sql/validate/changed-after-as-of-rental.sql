-- No rental changed last at or after the as-of moment.
-- kind: offenders
-- pass if: rentals.changed_after_as_of = 0
SELECT rental_id, inventory_id, last_update
FROM rental
WHERE last_update >= {{as_of}};
