-- No business event changed last at or after the as-of moment.
-- kind: offenders
-- table: business_event
SELECT event_id, start_date, last_update
FROM business_event
WHERE last_update >= {{as_of}};
