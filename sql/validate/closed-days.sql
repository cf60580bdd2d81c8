-- No copy is rented on a day on which all stores are closed, which an event of the chain with a demand_multiplier of 0 says.
-- kind: offenders
-- dirt: swapped_dates
-- table: business_event
SELECT rental_id, inventory_id, rental_date
FROM rental
WHERE {{closed_days}};
