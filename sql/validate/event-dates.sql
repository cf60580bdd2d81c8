-- A business event ends no earlier than it begins, and its multiplier is not negative.
-- kind: offenders
-- table: business_event
SELECT event_id, start_date, end_date, demand_multiplier
FROM business_event
WHERE end_date < start_date
   OR demand_multiplier < 0;
