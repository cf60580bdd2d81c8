-- No copy is rented on a day when its store is closed, which an event with a demand_multiplier of 0 says.
-- kind: offenders
-- table: business_event
SELECT rental.rental_id, business_event.event_id, rental.rental_date, inventory.store_id
FROM business_event
JOIN rental ON rental.rental_date >= business_event.start_date
  AND rental.rental_date < business_event.end_date + INTERVAL '1' DAY
JOIN inventory ON inventory.inventory_id = rental.inventory_id
WHERE business_event.demand_multiplier = 0
  AND (business_event.store_id IS NULL OR business_event.store_id = inventory.store_id);
